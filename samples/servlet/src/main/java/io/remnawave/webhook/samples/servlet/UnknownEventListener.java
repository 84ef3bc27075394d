package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

/** Takes what no other listener here can: events of a panel that is newer than this SDK. */
final class UnknownEventListener {

    private final Journal journal;

    UnknownEventListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener
    void print(UnknownEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> new Summary("", () -> "of a scope that this version does not know"));
    }
}
