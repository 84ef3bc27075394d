package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ConfigProfile;
import io.remnawave.webhook.model.Inbound;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ConfigProfileDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<UUID> UUID = TABLE.optional("activeConfigProfileUuid", Scalar.UUID);
    private static final Field<List<Inbound>> ACTIVE_INBOUNDS =
            TABLE.required("activeInbounds", in -> in.list(InboundDecoder::read));

    private ConfigProfileDecoder() {}

    static @Nullable ConfigProfile read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new ConfigProfile(UUID.of(values), ACTIVE_INBOUNDS.of(values));
    }
}
