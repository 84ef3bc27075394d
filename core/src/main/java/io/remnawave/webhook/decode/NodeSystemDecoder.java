package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeSystem;
import io.remnawave.webhook.model.NodeSystemInfo;
import io.remnawave.webhook.model.NodeSystemStats;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeSystemDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<NodeSystemInfo> INFO = TABLE.optional("info", NodeSystemInfoDecoder::read);
    private static final Field<NodeSystemStats> STATS = TABLE.optional("stats", NodeSystemStatsDecoder::read);

    private NodeSystemDecoder() {}

    static @Nullable NodeSystem read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        NodeSystemInfo info = INFO.of(values);
        NodeSystemStats stats = STATS.of(values);
        return values == null
                ? null
                : new NodeSystem(
                        info != null ? info : NodeSystemInfo.UNKNOWN, stats != null ? stats : NodeSystemStats.UNKNOWN);
    }
}
