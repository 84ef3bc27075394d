package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.InternalSquad;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InternalSquadDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);
    private static final Field<String> NAME = TABLE.required("name", Scalar.TEXT);

    private InternalSquadDecoder() {}

    static @Nullable InternalSquad read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new InternalSquad(UUID.of(values), NAME.of(values));
    }
}
