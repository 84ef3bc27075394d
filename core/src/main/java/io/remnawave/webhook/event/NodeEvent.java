package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.Node;

/** A node was created, changed, lost, … : every event of the scope {@code node}. */
public final class NodeEvent extends DecodedEvent<NodeEvent> {
    private static final EventTable<NodeEvent> TABLE = EventTable.define(NodeEvent.class, NodeEvent::new);

    private static final Field<NodeEvent, Node> NODE =
            TABLE.fields().required("node", object(Node.class), sent("data", "1.3.3-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeEvent(Document<NodeEvent> document) {
        super(TABLE, document);
    }

    /** The node as of the event. */
    public Node node() {
        return require(NODE);
    }
}
