package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a scope that this version does not know; {@link #data()} has what it says.
 *
 * @param name the name the panel gave the event
 * @param scope none of {@link Scopes#all()}
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 */
public record UnknownEvent(
        String name, String scope, @Nullable Instant occurredAt, RawPayload payload, List<String> missing)
        implements RemnawaveEvent {

    public UnknownEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return Optional.empty();
    }
}
