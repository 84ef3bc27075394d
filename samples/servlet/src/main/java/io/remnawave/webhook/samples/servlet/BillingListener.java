package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.CrmPayment;

final class BillingListener {

    private final Journal journal;

    BillingListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("crm.*")
    void print(CrmEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> {
            CrmPayment payment = event.payment();
            return new Summary(payment.nodeName(), () -> payment.providerName() + ", due " + payment.nextBillingAt());
        });
    }
}
