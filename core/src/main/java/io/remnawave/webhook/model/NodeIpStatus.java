package io.remnawave.webhook.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an address of a node is for (panel 3.2.2 and later).
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #known()} false.
 *
 * @param value the text on the wire
 */
public record NodeIpStatus(String value) {
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

    private static final Map<String, NodeIpStatus> KNOWN = Stream.of(
                    INBOUND, OUTBOUND, MANAGEMENT, TRANSIT, MONITORING, RESERVE, BLOCKED, FLAGGED, DEPRECATED, UNKNOWN)
            .collect(toUnmodifiableMap(NodeIpStatus::value, identity()));

    /** The value of a text; for a known text always the constant. */
    public static NodeIpStatus of(String value) {
        NodeIpStatus known = KNOWN.get(value);
        return known != null ? known : new NodeIpStatus(value);
    }

    /** The values this class has constants for. */
    public static Collection<NodeIpStatus> all() {
        return KNOWN.values();
    }

    /** Whether the text is that of a constant of this class. */
    public boolean known() {
        return KNOWN.containsKey(value);
    }

    /** The text on the wire. */
    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
