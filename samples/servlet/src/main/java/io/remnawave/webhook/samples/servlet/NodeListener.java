package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.Node;

final class NodeListener {

    private final Journal journal;

    NodeListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("node.*")
    void print(NodeEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> {
            Node node = event.node();
            return new Summary(
                    node.name(), () -> (node.connected() ? "connected, " : "not connected, ") + node.address());
        });
    }
}
