package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.RawInbound;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InboundDecoder {
    private InboundDecoder() {}

    static @Nullable Inbound read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        UUID profileUuid = null;
        String tag = null;
        String type = null;
        String network = null;
        String security = null;
        Integer port = null;
        RawInbound rawInbound = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "uuid" -> uuid = in.uuid();
                case "profileUuid" -> profileUuid = in.uuid();
                case "tag" -> tag = in.text();
                case "type" -> type = in.text();
                case "network" -> network = in.text();
                case "security" -> security = in.text();
                case "port" -> port = in.int32();
                case "rawInbound" -> rawInbound = in.rawInbound();
                default -> in.skip();
            }
        }
        in.require(uuid, "uuid");
        in.require(tag, "tag");
        in.require(type, "type");
        return new Inbound(uuid, profileUuid, tag, type, network, security, port, rawInbound);
    }
}
