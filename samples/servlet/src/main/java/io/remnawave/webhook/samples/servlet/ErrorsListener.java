package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

final class ErrorsListener {

    private final Journal journal;

    ErrorsListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("errors.*")
    void print(ErrorsEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> new Summary(event.description(), () -> ""));
    }
}
