package io.remnawave.webhook.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the machine of a node does, as the node reports it (panel 2.7.0 and later).
 *
 * @param memoryFree bytes
 * @param memoryUsed bytes
 * @param uptime since the machine was started
 * @param loadAvg over 1, 5 and 15 minutes
 * @param networkInterface the interface that carries the traffic
 */
public record NodeSystemStats(
        @Nullable Long memoryFree,
        @Nullable Long memoryUsed,
        @Nullable Duration uptime,
        @Nullable List<Double> loadAvg,
        @Nullable NetworkInterfaceStats networkInterface) {

    public NodeSystemStats {
        loadAvg = loadAvg == null ? null : List.copyOf(loadAvg);
    }

    /** Nothing is known. */
    public static final NodeSystemStats UNKNOWN = new NodeSystemStats(null, null, null, null, null);
}
