package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import java.time.Duration;

final class UserListener {

    private final Journal journal;

    UserListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("user.*")
    void print(UserEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> new Summary(event.user().username(), () -> describe(event)));
    }

    private static String describe(UserEvent event) {
        if (event.expirationOffset().isPresent()) {
            return describe(event.expirationOffset().get());
        }
        if (event.notConnectedAfter().isPresent()) {
            return "not connected for " + event.notConnectedAfter().get().toHours() + " h";
        }
        User user = event.user();
        return user.status() + " until " + user.expireAt();
    }

    private static String describe(Duration offset) {
        return offset.isNegative()
                ? "expires in " + -offset.toHours() + " h"
                : "expired " + offset.toHours() + " h ago";
    }
}
