package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The panel reports a trouble of its own: the scope {@code errors}, declared since panel 1.6.3 and never sent by a
 * release up to 3.3.2.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param description text for people
 */
public record ErrorsEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable String description)
        implements RemnawaveEvent {

    public ErrorsEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.ERRORS;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public String description() {
        return require(description, "data.description");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return Optional.empty();
    }
}
