package io.remnawave.webhook.docs.listeners;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import java.util.function.Consumer;

class Abuse {

    record AbuseReport(Node node, User user, String backendAction, int strikeLevel) {}

    private final Consumer<String> blocklist;

    Abuse(Consumer<String> blocklist) {
        this.blocklist = blocklist;
    }

    @RemnawaveEventListener("abuse_blocker.report")
    void block(@RemnawaveEventListener.Data AbuseReport report, Delivery delivery) {
        blocklist.accept(report.user().username() + " on " + report.node().name());
    }
}
