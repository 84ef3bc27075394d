package io.remnawave.webhook.servlet.apps;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/** Its listener is for subclasses to inherit. */
public abstract class BaseListener {

    @RemnawaveEventListener
    void take(UserEvent event) {
        TakenEvents.add(getClass().getSimpleName() + ": " + event.user().username());
    }
}
