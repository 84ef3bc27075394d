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
        LoginAttempt login = event.loginAttempt();
        if (login != null) {
            return login.username();
        }
        ApiToken token = event.apiToken();
        if (token != null) {
            return token.name();
        }
        SubpageConfig page = event.subpageConfig();
        if (page != null) {
            return page.uuid().toString();
        }
        // Panels before 2.3.0 start without telling their version.
        return Objects.requireNonNullElse(event.panelVersion(), "");
    }
}
