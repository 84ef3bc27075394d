package io.remnawave.webhook.docs.servlet;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

public class Subscriptions {

    @RemnawaveEventListener(USER_EXPIRED)
    void expired(UserEvent event) {
        System.out.println(event.user().username() + " has expired");
    }
}
