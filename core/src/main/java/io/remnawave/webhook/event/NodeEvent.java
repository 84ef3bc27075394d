package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node was created, changed, lost, … : every event of the scope {@code node}.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param node the node as of the event
 */
public record NodeEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable Node node) implements RemnawaveEvent {

    public NodeEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.NODE;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public Node node() {
        return require(node, "data");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, node);
    }
}
