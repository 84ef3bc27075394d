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
        return event.part(LoginAttempt.class)
                .map(login -> new Summary(login.username(), () -> "from " + login.ip()))
                .or(() -> event.part(ApiToken.class)
                        .map(token -> new Summary(token.name(), () -> "until " + token.expireAt())))
                .or(() -> event.part(SubpageConfig.class)
                        .map(page -> new Summary(
                                page.uuid().toString(), () -> page.action().toString())))
                // Panels before 2.3.0 start without telling their version.
                .orElseGet(() -> new Summary(Objects.requireNonNullElse(event.panelVersion(), ""), () -> ""));
    }
}
