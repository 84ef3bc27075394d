package io.remnawave.webhook.samples.springboot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationFormat;
import org.springframework.boot.convert.DurationStyle;

/**
 * Makes the printing listeners slow, or fail.
 *
 * @param delay how long they sleep before they print: {@code LISTENER_DELAY} in the environment, ISO-8601
 * @param failures how many of the first events they fail on: {@code LISTENER_FAILURES} in the environment
 */
@ConfigurationProperties("listener")
record ListenerProperties(
        @DefaultValue("PT0S") @DurationFormat(DurationStyle.ISO8601) Duration delay, @DefaultValue("0") int failures) {

    ListenerProperties {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("LISTENER_DELAY must not be negative, but is " + delay + ".");
        }
    }
}
