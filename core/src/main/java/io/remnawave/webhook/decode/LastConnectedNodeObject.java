package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.LastConnectedNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code lastConnectedNode} of panel 2.0.0 to 2.2.6, which has no uuid: that is a field of its own. */
record LastConnectedNodeObject(
        @Nullable String name,
        @Nullable String countryCode,
        @Nullable Instant connectedAt) {

    static @Nullable LastConnectedNodeObject read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String name = null;
        String countryCode = null;
        Instant connectedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "nodeName" -> name = in.text();
                case "countryCode" -> countryCode = in.text();
                case "connectedAt" -> connectedAt = in.instant();
                default -> in.skip();
            }
        }
        return new LastConnectedNodeObject(name, countryCode, connectedAt);
    }

    /** One view of the object and the field; null if the user never connected. */
    static @Nullable LastConnectedNode with(@Nullable UUID uuid, @Nullable LastConnectedNodeObject node) {
        if (node != null) {
            return new LastConnectedNode(uuid, node.name, node.countryCode, node.connectedAt);
        }
        return uuid == null ? null : new LastConnectedNode(uuid, null, null, null);
    }
}
