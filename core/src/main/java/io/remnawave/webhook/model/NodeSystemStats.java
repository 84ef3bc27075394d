package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.FLOAT64;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.SECONDS;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the machine of a node does, as the node reports it (panel 2.7.0 and later).
 */
public final class NodeSystemStats extends Aggregate<NodeSystemStats> {
    private static final Fields<NodeSystemStats> FIELDS =
            Fields.defineGroup("node", NodeSystemStats.class, NodeSystemStats::new);

    private static final Field<NodeSystemStats, Long> MEMORY_FREE =
            FIELDS.optional("memoryFree", INT64, sent("system.stats.memoryFree", "2.7.0-"));
    private static final Field<NodeSystemStats, Long> MEMORY_USED =
            FIELDS.optional("memoryUsed", INT64, sent("system.stats.memoryUsed", "2.7.0-"));
    private static final Field<NodeSystemStats, Duration> UPTIME =
            FIELDS.optional("uptime", SECONDS, sent("system.stats.uptime", "2.7.0-"));
    private static final Field<NodeSystemStats, List<Double>> LOAD_AVG =
            FIELDS.optional("loadAvg", listOf(FLOAT64), sent("system.stats.loadAvg", "2.7.0-"));
    private static final Field<NodeSystemStats, NetworkInterfaceStats> NETWORK_INTERFACE = FIELDS.optional(
            "networkInterface", object(NetworkInterfaceStats.class), sent("system.stats.interface", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeSystemStats(Values<NodeSystemStats> values) {
        super(FIELDS, values);
    }

    /** Bytes. */
    public @Nullable Long memoryFree() {
        return get(MEMORY_FREE);
    }

    /** Bytes. */
    public @Nullable Long memoryUsed() {
        return get(MEMORY_USED);
    }

    /** Since the machine was started. */
    public @Nullable Duration uptime() {
        return get(UPTIME);
    }

    /** Over 1, 5 and 15 minutes. */
    public @Nullable List<Double> loadAvg() {
        return get(LOAD_AVG);
    }

    /** The interface that carries the traffic. */
    public @Nullable NetworkInterfaceStats networkInterface() {
        return get(NETWORK_INTERFACE);
    }
}
