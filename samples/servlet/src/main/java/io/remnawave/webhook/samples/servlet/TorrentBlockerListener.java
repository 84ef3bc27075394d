package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

final class TorrentBlockerListener {

    private final Journal journal;

    TorrentBlockerListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("torrent_blocker.*")
    void print(TorrentBlockerEvent event, Delivery delivery) {
        journal.add(
                event,
                delivery,
                () -> new Summary(
                        event.user().username(), () -> "on " + event.node().name()));
    }
}
