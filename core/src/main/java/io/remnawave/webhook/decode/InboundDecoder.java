package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.RawInbound;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InboundDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);
    private static final Field<UUID> PROFILE_UUID = TABLE.optional("profileUuid", Scalar.UUID);
    private static final Field<String> TAG = TABLE.required("tag", Scalar.TEXT);
    private static final Field<String> TYPE = TABLE.required("type", Scalar.TEXT);
    private static final Field<String> NETWORK = TABLE.optional("network", Scalar.TEXT);
    private static final Field<String> SECURITY = TABLE.optional("security", Scalar.TEXT);
    private static final Field<Integer> PORT = TABLE.optional("port", Scalar.INT32);
    private static final Field<RawInbound> RAW_INBOUND = TABLE.optional("rawInbound", JsonCursor::rawInbound);

    private InboundDecoder() {}

    static @Nullable Inbound read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new Inbound(
                        UUID.of(values),
                        PROFILE_UUID.of(values),
                        TAG.of(values),
                        TYPE.of(values),
                        NETWORK.of(values),
                        SECURITY.of(values),
                        PORT.of(values),
                        RAW_INBOUND.of(values));
    }
}
