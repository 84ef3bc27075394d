package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NetworkInterfaceStats;
import io.remnawave.webhook.model.NodeSystemStats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NodeSystemStatsDecoder {
    private NodeSystemStatsDecoder() {}

    static @Nullable NodeSystemStats read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        Long memoryFree = null;
        Long memoryUsed = null;
        Duration uptime = null;
        List<Double> loadAvg = null;
        NetworkInterfaceStats networkInterface = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "memoryFree" -> memoryFree = in.int64();
                case "memoryUsed" -> memoryUsed = in.int64();
                case "uptime" -> uptime = in.seconds();
                case "loadAvg" -> loadAvg = in.list(JsonCursor::float64);
                case "interface" -> networkInterface = NetworkInterfaceStatsDecoder.read(in);
                default -> in.skip();
            }
        }
        return new NodeSystemStats(memoryFree, memoryUsed, uptime, loadAvg, networkInterface);
    }
}
