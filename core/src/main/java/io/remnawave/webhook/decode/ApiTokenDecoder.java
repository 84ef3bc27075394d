package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ApiToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ApiTokenDecoder {
    private ApiTokenDecoder() {}

    static @Nullable ApiToken read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String name = null;
        UUID uuid = null;
        Instant expireAt = null;
        List<String> scopes = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.text();
                case "uuid" -> uuid = in.uuid();
                case "expireAt" -> expireAt = in.instant();
                case "scopes" -> scopes = in.list(JsonCursor::text);
                default -> in.skip();
            }
        }
        in.require(name, "name");
        in.require(uuid, "uuid");
        in.require(expireAt, "expireAt");
        in.require(scopes, "scopes");
        return new ApiToken(name, uuid, expireAt, scopes);
    }
}
