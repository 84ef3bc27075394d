package io.remnawave.webhook.samples.httpserver;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.CrmEvent;
import io.remnawave.webhook.event.ErrorsEvent;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.SubpageConfig;
import java.util.Objects;

/** Prints the events, by family. */
final class EventPrinter {

    private final Journal journal;

    EventPrinter(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("user.*")
    void print(UserEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> event.user().username());
    }

    @RemnawaveEventListener("user_hwid_devices.*")
    void print(UserHwidDeviceEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> event.user().username());
    }

    @RemnawaveEventListener("node.*")
    void print(NodeEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> event.node().name());
    }

    @RemnawaveEventListener("service.*")
    void print(ServiceEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> subject(event));
    }

    @RemnawaveEventListener("crm.*")
    void print(CrmEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> event.payment().nodeName());
    }

    @RemnawaveEventListener("errors.*")
    void print(ErrorsEvent event, Delivery delivery) {
        journal.add(event, delivery, event::description);
    }

    @RemnawaveEventListener("torrent_blocker.*")
    void print(TorrentBlockerEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> event.user().username());
    }

    @RemnawaveEventListener // of everything, what this version does not know
    void print(UnknownEvent event, Delivery delivery) {
        journal.add(event, delivery, () -> "");
    }

    private static String subject(ServiceEvent event) {
        return event.part(LoginAttempt.class)
                .map(LoginAttempt::username)
                .or(() -> event.part(ApiToken.class).map(ApiToken::name))
                .or(() ->
                        event.part(SubpageConfig.class).map(page -> page.uuid().toString()))
                .orElseGet(() -> Objects.requireNonNullElse(event.panelVersion(), "")); // none before panel 2.3.0
    }
}
