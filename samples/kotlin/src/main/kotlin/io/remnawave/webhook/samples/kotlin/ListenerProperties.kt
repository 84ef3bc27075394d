package io.remnawave.webhook.samples.kotlin

import java.time.Duration
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.context.properties.bind.DefaultValue
import org.springframework.boot.convert.DurationFormat
import org.springframework.boot.convert.DurationStyle

/** [delay]: how long the printing listener waits before it prints; `LISTENER_DELAY` in the environment, ISO-8601. */
@ConfigurationProperties("listener")
class ListenerProperties(@DefaultValue("PT0S") @param:DurationFormat(DurationStyle.ISO8601) val delay: Duration) {

    init {
        require(!delay.isNegative) { "LISTENER_DELAY must not be negative, but is $delay." }
    }
}
