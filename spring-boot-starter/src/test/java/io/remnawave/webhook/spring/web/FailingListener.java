package io.remnawave.webhook.spring.web;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

class FailingListener {

    @RemnawaveEventListener
    void fail(UserEvent event) {
        throw new IllegalStateException("kept inside");
    }
}
