package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeIp;
import io.remnawave.webhook.model.NodeIpStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeIpDecoder {
    private NodeIpDecoder() {}

    static @Nullable NodeIp read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String ip = null;
        NodeIpStatus status = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "ip" -> ip = in.text();
                case "status" -> status = in.value(NodeIpStatus::of);
                default -> in.skip();
            }
        }
        in.require(ip, "ip");
        in.require(status, "status");
        return new NodeIp(ip, status);
    }
}
