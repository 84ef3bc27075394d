package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserMetaDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<Integer> EXPIRATION = TABLE.optional("expiration", Scalar.INT32);
    private static final Field<Integer> NOT_CONNECTED_AFTER_HOURS =
            TABLE.optional("notConnectedAfterHours", Scalar.INT32);

    private UserMetaDecoder() {}

    static @Nullable UserMeta read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new UserMeta(EXPIRATION.of(values), NOT_CONNECTED_AFTER_HOURS.of(values));
    }
}
