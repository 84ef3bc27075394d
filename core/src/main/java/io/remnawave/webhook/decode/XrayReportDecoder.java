package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.XrayReport;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class XrayReportDecoder {
    private XrayReportDecoder() {}

    static @Nullable XrayReport read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String email = null;
        Integer level = null;
        String protocol = null;
        String network = null;
        String source = null;
        String destination = null;
        String routeTarget = null;
        String originalTarget = null;
        String inboundTag = null;
        String inboundName = null;
        String inboundLocal = null;
        String outboundTag = null;
        Instant ts = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "email" -> email = in.text();
                case "level" -> level = in.int32();
                case "protocol" -> protocol = in.text();
                case "network" -> network = in.text();
                case "source" -> source = in.text();
                case "destination" -> destination = in.text();
                case "routeTarget" -> routeTarget = in.text();
                case "originalTarget" -> originalTarget = in.text();
                case "inboundTag" -> inboundTag = in.text();
                case "inboundName" -> inboundName = in.text();
                case "inboundLocal" -> inboundLocal = in.text();
                case "outboundTag" -> outboundTag = in.text();
                case "ts" -> ts = in.epochSecond();
                default -> in.skip();
            }
        }
        in.require(network, "network");
        in.require(destination, "destination");
        in.require(ts, "ts");
        return new XrayReport(
                email,
                level,
                protocol,
                network,
                source,
                destination,
                routeTarget,
                originalTarget,
                inboundTag,
                inboundName,
                inboundLocal,
                outboundTag,
                ts);
    }
}
