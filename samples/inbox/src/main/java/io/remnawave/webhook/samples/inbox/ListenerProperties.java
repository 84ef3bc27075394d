package io.remnawave.webhook.samples.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the listener does beside its work, to be looked at.
 *
 * @param delay how long it sleeps before it writes: {@code LISTENER_DELAY} in the environment, ISO-8601
 * @param failures the share of first calls that fail: {@code LISTENER_FAILURES}, from 0 to 1
 */
@ConfigurationProperties("listener")
record ListenerProperties(Duration delay, double failures) {

    ListenerProperties {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("LISTENER_DELAY must not be negative, but is " + delay + ".");
        }
        if (!(failures >= 0 && failures <= 1)) {
            throw new IllegalArgumentException("LISTENER_FAILURES must be from 0 to 1, but is " + failures + ".");
        }
    }
}
