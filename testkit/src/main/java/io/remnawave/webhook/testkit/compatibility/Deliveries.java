package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it is given. Thread-safe. */
final class Deliveries {

    private final List<Delivery> taken = new CopyOnWriteArrayList<>();

    @RemnawaveEventListener
    void take(RemnawaveEvent event, Delivery delivery) {
        taken.add(delivery);
    }

    List<Delivery> taken() {
        return taken;
    }

    List<String> ids() {
        return taken.stream().map(Delivery::id).toList();
    }

    /** A receiver that knows the secret of the cases and has this listener. */
    WebhookReceiver receiver() {
        return builder().register(this).build();
    }

    static WebhookReceiverBuilder builder() {
        return WebhookReceiver.builder().secret(SignedBody.SECRET);
    }
}
