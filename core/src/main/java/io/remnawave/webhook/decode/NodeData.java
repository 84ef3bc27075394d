package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.model.Node;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NodeData implements DataReader {
    private @Nullable Node node;

    @Override
    public void read(JsonCursor in) throws IOException {
        node = NodeDecoder.read(in);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(node, "data");
        return new NodeEvent(body.name(), body.occurredAt(), body.payload(), body.missing(), node);
    }
}
