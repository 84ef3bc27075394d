package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;

/**
 * An address of a node (panel 3.2.2 and later).
 */
public final class NodeIp extends Aggregate<NodeIp> {
    private static final Fields<NodeIp> FIELDS = Fields.define("ips", NodeIp.class, NodeIp::new);

    private static final Field<NodeIp, String> IP = FIELDS.required("ip", TEXT, sent("ip", "3.2.2-"));
    private static final Field<NodeIp, NodeIpStatus> STATUS =
            FIELDS.required("status", TEXT.as(NodeIpStatus::of), sent("status", "3.2.2-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeIp(Values<NodeIp> values) {
        super(FIELDS, values);
    }

    /** IPv4 or IPv6. */
    public String ip() {
        return require(IP);
    }

    /** Open enumeration. */
    public NodeIpStatus status() {
        return require(STATUS);
    }
}
