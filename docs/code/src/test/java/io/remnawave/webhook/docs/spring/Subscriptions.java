package io.remnawave.webhook.docs.spring;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import org.springframework.stereotype.Component;

@Component
class Subscriptions {

    @RemnawaveEventListener(USER_EXPIRED)
    void expired(UserEvent event) {
        System.out.println(event.user().username() + " has expired");
    }
}
