package io.remnawave.webhook.samples.httpserver;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long the printing listener sleeps before it prints: {@code LISTENER_DELAY} in the environment, ISO-8601. */
record ListenerDelay(Duration duration) {

    static final ListenerDelay NONE = new ListenerDelay(Duration.ZERO);

    /**
     * @param text {@code null} for no delay
     * @throws IllegalArgumentException if it is no duration, or a negative one
     */
    static ListenerDelay of(@Nullable String text) {
        return text == null ? NONE : new ListenerDelay(parse(text));
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
