package io.remnawave.webhook.servlet.apps;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/** Cannot be made without help. */
public final class NeedyListener {

    private final String greeting;

    NeedyListener(String greeting) {
        this.greeting = greeting;
    }

    @RemnawaveEventListener
    void take(UserEvent event) {
        TakenEvents.add(greeting + " " + event.user().username());
    }
}
