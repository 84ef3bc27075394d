package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NetworkInterfaceStats;
import io.remnawave.webhook.model.NodeSystemStats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NodeSystemStatsDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<Long> MEMORY_FREE = TABLE.optional("memoryFree", Scalar.INT64);
    private static final Field<Long> MEMORY_USED = TABLE.optional("memoryUsed", Scalar.INT64);
    private static final Field<Duration> UPTIME = TABLE.optional("uptime", Scalar::seconds);
    private static final Field<List<Double>> LOAD_AVG = TABLE.optional("loadAvg", in -> in.list(Scalar::float64));
    private static final Field<NetworkInterfaceStats> NETWORK_INTERFACE =
            TABLE.optional("interface", NetworkInterfaceStatsDecoder::read);

    private NodeSystemStatsDecoder() {}

    static @Nullable NodeSystemStats read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new NodeSystemStats(
                        MEMORY_FREE.of(values),
                        MEMORY_USED.of(values),
                        UPTIME.of(values),
                        LOAD_AVG.of(values),
                        NETWORK_INTERFACE.of(values));
    }
}
