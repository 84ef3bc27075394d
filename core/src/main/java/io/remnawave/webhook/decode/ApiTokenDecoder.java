package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ApiToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ApiTokenDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> NAME = TABLE.required("name", Scalar.TEXT);
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);
    private static final Field<Instant> EXPIRE_AT = TABLE.required("expireAt", Scalar.INSTANT);
    private static final Field<List<String>> SCOPES = TABLE.required("scopes", in -> in.list(Scalar.TEXT));

    private ApiTokenDecoder() {}

    static @Nullable ApiToken read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new ApiToken(NAME.of(values), UUID.of(values), EXPIRE_AT.of(values), SCOPES.of(values));
    }
}
