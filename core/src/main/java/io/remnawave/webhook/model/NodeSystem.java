package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;

/**
 * The machine of a node: both objects are always there, and hold null for what the node did not report.
 */
public final class NodeSystem extends Aggregate<NodeSystem> {
    private static final Fields<NodeSystem> FIELDS = Fields.defineGroup("node", NodeSystem.class, NodeSystem::new);

    private static final Field<NodeSystem, NodeSystemInfo> INFO = FIELDS.group("info", NodeSystemInfo.class);
    private static final Field<NodeSystem, NodeSystemStats> STATS = FIELDS.group("stats", NodeSystemStats.class);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeSystem(Values<NodeSystem> values) {
        super(FIELDS, values);
    }

    /** What it is. */
    public NodeSystemInfo info() {
        return require(INFO);
    }

    /** How it does, panel 2.7.0 and later. */
    public NodeSystemStats stats() {
        return require(STATS);
    }
}
