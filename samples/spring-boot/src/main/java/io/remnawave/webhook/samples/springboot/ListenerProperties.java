package io.remnawave.webhook.samples.springboot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationFormat;
import org.springframework.boot.convert.DurationStyle;

/** @param delay how long the printing listener sleeps before it prints: {@code LISTENER_DELAY} in the environment, ISO-8601 */
@ConfigurationProperties("listener")
record ListenerProperties(@DefaultValue("PT0S") @DurationFormat(DurationStyle.ISO8601) Duration delay) {

    ListenerProperties {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("LISTENER_DELAY must not be negative, but is " + delay + ".");
        }
    }
}
