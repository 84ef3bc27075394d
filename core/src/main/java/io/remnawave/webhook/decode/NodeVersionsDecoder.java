package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeVersions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeVersionsDecoder {
    private NodeVersionsDecoder() {}

    static @Nullable NodeVersions read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String xray = null;
        String node = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "xray" -> xray = in.text();
                case "node" -> node = in.text();
                default -> in.skip();
            }
        }
        return new NodeVersions(xray, node);
    }
}
