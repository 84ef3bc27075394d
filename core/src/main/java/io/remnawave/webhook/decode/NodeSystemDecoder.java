package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeSystem;
import io.remnawave.webhook.model.NodeSystemInfo;
import io.remnawave.webhook.model.NodeSystemStats;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeSystemDecoder {
    private NodeSystemDecoder() {}

    static @Nullable NodeSystem read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        NodeSystemInfo info = null;
        NodeSystemStats stats = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "info" -> info = NodeSystemInfoDecoder.read(in);
                case "stats" -> stats = NodeSystemStatsDecoder.read(in);
                default -> in.skip();
            }
        }
        return new NodeSystem(
                info != null ? info : NodeSystemInfo.UNKNOWN, stats != null ? stats : NodeSystemStats.UNKNOWN);
    }
}
