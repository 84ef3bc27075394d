package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import java.util.Objects;

final class ServiceListener {

    private final Journal journal;

    ServiceListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("service.*")
    void print(ServiceEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> describe(event));
    }

    private static Summary describe(ServiceEvent event) {
        LoginAttempt login = event.loginAttempt();
        if (login != null) {
            return new Summary(login.username(), () -> "from " + login.ip());
        }
        ApiToken token = event.apiToken();
        if (token != null) {
            return new Summary(token.name(), () -> "until " + token.expireAt());
        }
        SubpageConfig page = event.subpageConfig();
        if (page != null) {
            return new Summary(page.uuid().toString(), () -> page.action().toString());
        }
        // Panels before 2.3.0 start without telling their version.
        return new Summary(Objects.requireNonNullElse(event.panelVersion(), ""), () -> "");
    }
}
