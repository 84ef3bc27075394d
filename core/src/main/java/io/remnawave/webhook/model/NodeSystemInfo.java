package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine of a node is, as the node reports it.
 *
 * <p>Panels before 2.7.0 send {@code cpus}, {@code cpuModel} and {@code totalRam} only; later ones everything but
 * {@code totalRam}.
 */
public final class NodeSystemInfo extends Aggregate<NodeSystemInfo> {
    private static final Fields<NodeSystemInfo> FIELDS =
            Fields.defineGroup("node", NodeSystemInfo.class, NodeSystemInfo::new);

    private static final Field<NodeSystemInfo, String> ARCH =
            FIELDS.optional("arch", TEXT, sent("system.info.arch", "2.7.0-"));
    private static final Field<NodeSystemInfo, Integer> CPUS =
            FIELDS.optional("cpus", INT32, sent("system.info.cpus", "2.7.0-"), sent("cpuCount", "1.3.3-2.6.4"));
    private static final Field<NodeSystemInfo, String> CPU_MODEL =
            FIELDS.optional("cpuModel", TEXT, sent("system.info.cpuModel", "2.7.0-"), sent("cpuModel", "1.3.3-2.6.4"));
    private static final Field<NodeSystemInfo, Long> MEMORY_TOTAL =
            FIELDS.optional("memoryTotal", INT64, sent("system.info.memoryTotal", "2.7.0-"));
    private static final Field<NodeSystemInfo, String> TOTAL_RAM =
            FIELDS.optional("totalRam", TEXT, sent("totalRam", "1.3.3-2.6.4"));
    private static final Field<NodeSystemInfo, String> HOSTNAME =
            FIELDS.optional("hostname", TEXT, sent("system.info.hostname", "2.7.0-"));
    private static final Field<NodeSystemInfo, String> PLATFORM =
            FIELDS.optional("platform", TEXT, sent("system.info.platform", "2.7.0-"));
    private static final Field<NodeSystemInfo, String> RELEASE =
            FIELDS.optional("release", TEXT, sent("system.info.release", "2.7.0-"));
    private static final Field<NodeSystemInfo, String> TYPE =
            FIELDS.optional("type", TEXT, sent("system.info.type", "2.7.0-"));
    private static final Field<NodeSystemInfo, String> VERSION =
            FIELDS.optional("version", TEXT, sent("system.info.version", "2.7.0-"));
    private static final Field<NodeSystemInfo, List<String>> NETWORK_INTERFACES =
            FIELDS.optional("networkInterfaces", listOf(TEXT), sent("system.info.networkInterfaces", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeSystemInfo(Values<NodeSystemInfo> values) {
        super(FIELDS, values);
    }

    /** {@code x64}. */
    public @Nullable String arch() {
        return get(ARCH);
    }

    /** Number of processors. */
    public @Nullable Integer cpus() {
        return get(CPUS);
    }

    /** Name of the processor. */
    public @Nullable String cpuModel() {
        return get(CPU_MODEL);
    }

    /** Bytes. */
    public @Nullable Long memoryTotal() {
        return get(MEMORY_TOTAL);
    }

    /** The memory as text for people, {@code 7.75 GB}: panel 1.3.3 to 2.6.4. */
    public @Nullable String totalRam() {
        return get(TOTAL_RAM);
    }

    /** Host name. */
    public @Nullable String hostname() {
        return get(HOSTNAME);
    }

    /** {@code linux}. */
    public @Nullable String platform() {
        return get(PLATFORM);
    }

    /** Release of the kernel. */
    public @Nullable String release() {
        return get(RELEASE);
    }

    /** {@code Linux}. */
    public @Nullable String type() {
        return get(TYPE);
    }

    /** Version of the kernel. */
    public @Nullable String version() {
        return get(VERSION);
    }

    /** Names. */
    public @Nullable List<String> networkInterfaces() {
        return get(NETWORK_INTERFACES);
    }
}
