package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.Node;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeEvents implements ScopeDecoder<Node> {

    @Override
    public @Nullable Node read(JsonCursor in) throws IOException {
        return NodeDecoder.read(in);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable Node node) {
        head.require(node, "data");
        return new NodeEvent(head.name(), head.occurredAt(), head.payload(), head.missing(), node);
    }
}
