package io.remnawave.webhook.docs.listeners;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.Node;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

class NodeStates {

    private record State(boolean connected, Instant since) {}

    private final Map<UUID, State> states = new ConcurrentHashMap<>();

    @RemnawaveEventListener("node.*")
    void watch(Node node, Delivery delivery) {
        State told = new State(node.connected(), delivery.occurredAt());
        states.merge(node.uuid(), told, (known, later) -> later.since().isBefore(known.since()) ? known : later);
    }

    boolean isConnected(UUID node) {
        State state = states.get(node);
        return state != null && state.connected();
    }
}
