package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.InternalSquad;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InternalSquadDecoder {
    private InternalSquadDecoder() {}

    static @Nullable InternalSquad read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        String name = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "uuid" -> uuid = in.uuid();
                case "name" -> name = in.text();
                default -> in.skip();
            }
        }
        in.require(uuid, "uuid");
        in.require(name, "name");
        return new InternalSquad(uuid, name);
    }
}
