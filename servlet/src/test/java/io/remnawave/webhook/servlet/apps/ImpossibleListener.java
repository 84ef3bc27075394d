package io.remnawave.webhook.servlet.apps;

import static io.remnawave.webhook.event.EventNames.USER_CREATED;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/** No user event is a node event. */
public final class ImpossibleListener {

    @RemnawaveEventListener(USER_CREATED)
    void take(NodeEvent event) {}
}
