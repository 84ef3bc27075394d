package io.remnawave.webhook.samples.micronaut;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long the printing listener sleeps before it prints: {@code LISTENER_DELAY} in the environment, ISO-8601. */
@Context // a malformed one stops the start, and not the first event
final class ListenerDelay {

    private final Duration duration;

    ListenerDelay(@Value("${listener.delay:PT0S}") String text) {
        duration = parse(text);
    }

    void pause() {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            // The listener fails, and the panel sends the event again.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the event was printed", e);
        }
    }

    private static Duration parse(String text) {
        try {
            Duration parsed = Duration.parse(text.strip());
            if (!parsed.isNegative()) {
                return parsed;
            }
        } catch (DateTimeParseException notADuration) {
            // told below, as of a negative one
        }
        throw new IllegalArgumentException(
                "LISTENER_DELAY must be an ISO-8601 duration from PT0S on, such as PT0.5S, but is \"" + text + "\".");
    }
}
