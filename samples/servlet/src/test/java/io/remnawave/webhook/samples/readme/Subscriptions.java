package io.remnawave.webhook.samples.readme;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRATION;
import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.Node;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Subscriptions {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final Accounts accounts;

    Subscriptions(Accounts accounts) {
        this.accounts = accounts;
    }

    @RemnawaveEventListener(USER_EXPIRED)
    void suspend(UserEvent event) {
        accounts.suspend(event.user().username());
    }

    @RemnawaveEventListener(USER_EXPIRATION) // and the four names that panels before 2.8 send for it
    void remind(UserEvent event) {
        Duration offset = event.expirationOffset().orElseThrow(); // -72 h: expires in three days
        accounts.remind(event.user(), offset);
    }

    @RemnawaveEventListener("node.*")
    void watch(Node node, Delivery delivery) {
        accounts.update(node.uuid(), node.connected(), delivery.occurredAt());
    }

    @RemnawaveEventListener // everything, unknown events too
    void audit(RemnawaveEvent event) {
        log.info("{}", event); // sensitive values print masked
    }
}
