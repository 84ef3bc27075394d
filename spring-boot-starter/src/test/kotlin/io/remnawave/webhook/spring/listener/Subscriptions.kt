package io.remnawave.webhook.spring.listener

import io.remnawave.webhook.event.EventNames.USER_EXPIRED
import io.remnawave.webhook.event.UserEvent
import io.remnawave.webhook.listener.RemnawaveEventListener
import org.springframework.stereotype.Component

@Component
class Subscriptions {

    @RemnawaveEventListener(USER_EXPIRED)
    suspend fun expired(event: UserEvent) {
        println("${event.user().username()} has expired")
    }
}
