package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.Provider;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ProviderDecoder {
    private ProviderDecoder() {}

    static @Nullable Provider read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        String name = null;
        String faviconLink = null;
        String loginUrl = null;
        Instant createdAt = null;
        Instant updatedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "uuid" -> uuid = in.uuid();
                case "name" -> name = in.text();
                case "faviconLink" -> faviconLink = in.text();
                case "loginUrl" -> loginUrl = in.text();
                case "createdAt" -> createdAt = in.instant();
                case "updatedAt" -> updatedAt = in.instant();
                default -> in.skip();
            }
        }
        in.require(uuid, "uuid");
        in.require(name, "name");
        in.require(createdAt, "createdAt");
        in.require(updatedAt, "updatedAt");
        return new Provider(uuid, name, faviconLink, loginUrl, createdAt, updatedAt);
    }
}
