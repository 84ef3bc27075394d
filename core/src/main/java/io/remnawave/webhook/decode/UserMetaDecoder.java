package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserMetaDecoder {
    private UserMetaDecoder() {}

    static @Nullable UserMeta read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        Integer expiration = null;
        Integer notConnectedAfterHours = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "expiration" -> expiration = in.int32();
                case "notConnectedAfterHours" -> notConnectedAfterHours = in.int32();
                default -> in.skip();
            }
        }
        return new UserMeta(expiration, notConnectedAfterHours);
    }
}
