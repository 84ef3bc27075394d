package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;

/** A node caught BitTorrent traffic: the scope {@code torrent_blocker}, panel 2.7.0 and later. */
public final class TorrentBlockerEvent extends DecodedEvent<TorrentBlockerEvent> {
    private static final EventTable<TorrentBlockerEvent> TABLE =
            EventTable.define(TorrentBlockerEvent.class, TorrentBlockerEvent::new);

    private static final Field<TorrentBlockerEvent, Node> NODE =
            TABLE.fields().required("node", object(Node.class), sent("data.node", "2.7.0-"));
    private static final Field<TorrentBlockerEvent, User> USER =
            TABLE.fields().required("user", object(User.class), sent("data.user", "2.7.0-"));
    private static final Field<TorrentBlockerEvent, TorrentBlockerReport> REPORT =
            TABLE.fields().required("report", object(TorrentBlockerReport.class), sent("data.report", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TorrentBlockerEvent(Document<TorrentBlockerEvent> document) {
        super(TABLE, document);
    }

    /** The node. */
    public Node node() {
        return require(NODE);
    }

    /** The user. */
    public User user() {
        return require(USER);
    }

    /** What was seen and done. */
    public TorrentBlockerReport report() {
        return require(REPORT);
    }
}
