package io.remnawave.webhook.servlet.apps;

import static io.remnawave.webhook.event.EventNames.USER_CREATED;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/** As little visible as a class can be. */
class HiddenListener {

    private HiddenListener() {}

    @RemnawaveEventListener(USER_CREATED)
    private void welcome(UserEvent event) {
        TakenEvents.add("hidden: " + event.user().username());
    }
}
