package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an address of a node is for (panel 3.2.2 and later).
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #isKnown()} false.
 */
public final class NodeIpStatus extends OpenEnumeration {
    public static final NodeIpStatus INBOUND = new NodeIpStatus("INBOUND");
    public static final NodeIpStatus OUTBOUND = new NodeIpStatus("OUTBOUND");
    public static final NodeIpStatus MANAGEMENT = new NodeIpStatus("MANAGEMENT");
    public static final NodeIpStatus TRANSIT = new NodeIpStatus("TRANSIT");
    public static final NodeIpStatus MONITORING = new NodeIpStatus("MONITORING");
    public static final NodeIpStatus RESERVE = new NodeIpStatus("RESERVE");
    public static final NodeIpStatus BLOCKED = new NodeIpStatus("BLOCKED");
    public static final NodeIpStatus FLAGGED = new NodeIpStatus("FLAGGED");
    public static final NodeIpStatus DEPRECATED = new NodeIpStatus("DEPRECATED");
    public static final NodeIpStatus UNKNOWN = new NodeIpStatus("UNKNOWN");

    private static final Map<String, NodeIpStatus> KNOWN = known(Stream.of(
            INBOUND, OUTBOUND, MANAGEMENT, TRANSIT, MONITORING, RESERVE, BLOCKED, FLAGGED, DEPRECATED, UNKNOWN));

    private NodeIpStatus(String value) {
        super(value);
    }

    /** The value of a text; for a known text always the constant. */
    @JsonCreator
    public static NodeIpStatus of(String value) {
        NodeIpStatus known = KNOWN.get(value);
        return known != null ? known : new NodeIpStatus(value);
    }

    /** The values this class has constants for. */
    public static Collection<NodeIpStatus> all() {
        return KNOWN.values();
    }

    @Override
    public boolean isKnown() {
        return KNOWN.containsKey(value());
    }
}
