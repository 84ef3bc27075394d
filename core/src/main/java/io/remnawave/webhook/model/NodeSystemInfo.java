package io.remnawave.webhook.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine of a node is, as the node reports it.
 *
 * <p>Panels before 2.7.0 send {@code cpus}, {@code cpuModel} and {@code totalRam} only; later ones everything but
 * {@code totalRam}.
 *
 * @param arch {@code x64}
 * @param cpus number of processors
 * @param cpuModel name of the processor
 * @param memoryTotal bytes
 * @param totalRam the memory as text for people, {@code 7.75 GB}: panel 1.3.3 to 2.6.4
 * @param hostname host name
 * @param platform {@code linux}
 * @param release release of the kernel
 * @param type {@code Linux}
 * @param version version of the kernel
 * @param networkInterfaces names
 */
public record NodeSystemInfo(
        @Nullable String arch,
        @Nullable Integer cpus,
        @Nullable String cpuModel,
        @Nullable Long memoryTotal,
        @Nullable String totalRam,
        @Nullable String hostname,
        @Nullable String platform,
        @Nullable String release,
        @Nullable String type,
        @Nullable String version,
        @Nullable List<String> networkInterfaces) {

    public NodeSystemInfo {
        networkInterfaces = networkInterfaces == null ? null : List.copyOf(networkInterfaces);
    }

    /** Nothing is known. */
    public static final NodeSystemInfo UNKNOWN =
            new NodeSystemInfo(null, null, null, null, null, null, null, null, null, null, null);
}
