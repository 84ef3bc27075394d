package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.SubpageConfig;
import io.remnawave.webhook.model.SubpageConfigAction;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class SubpageConfigDecoder {
    private SubpageConfigDecoder() {}

    static @Nullable SubpageConfig read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        SubpageConfigAction action = null;
        UUID uuid = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "action" -> action = in.value(SubpageConfigAction::of);
                case "uuid" -> uuid = in.uuid();
                default -> in.skip();
            }
        }
        in.require(action, "action");
        in.require(uuid, "uuid");
        return new SubpageConfig(action, uuid);
    }
}
