package io.remnawave.webhook.docs.testing;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.function.Consumer;

/** What the page tests. */
class Subscriptions {

    private final Consumer<String> accounts;

    Subscriptions(Consumer<String> accounts) {
        this.accounts = accounts;
    }

    @RemnawaveEventListener(USER_EXPIRED)
    void suspend(UserEvent event) {
        accounts.accept(event.user().username());
    }

    String describe(RemnawaveEvent event, Delivery delivery) {
        return event.name() + " at " + delivery.occurredAt();
    }
}
