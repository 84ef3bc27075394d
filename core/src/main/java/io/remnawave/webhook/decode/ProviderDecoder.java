package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.Provider;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ProviderDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> NAME = TABLE.required("name", Scalar.TEXT);
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);
    private static final Field<String> FAVICON_LINK = TABLE.optional("faviconLink", Scalar.TEXT);
    private static final Field<String> LOGIN_URL = TABLE.optional("loginUrl", Scalar.TEXT);
    private static final Field<Instant> CREATED_AT = TABLE.required("createdAt", Scalar.INSTANT);
    private static final Field<Instant> UPDATED_AT = TABLE.required("updatedAt", Scalar.INSTANT);

    private ProviderDecoder() {}

    static @Nullable Provider read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new Provider(
                        UUID.of(values),
                        NAME.of(values),
                        FAVICON_LINK.of(values),
                        LOGIN_URL.of(values),
                        CREATED_AT.of(values),
                        UPDATED_AT.of(values));
    }
}
