package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node caught BitTorrent traffic: the scope {@code torrent_blocker}, panel 2.7.0 and later.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param node the node
 * @param user the user
 * @param report what was seen and done
 */
public record TorrentBlockerEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable Node node,
        @Nullable User user,
        @Nullable TorrentBlockerReport report)
        implements RemnawaveEvent {

    public TorrentBlockerEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.TORRENT_BLOCKER;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public Node node() {
        return require(node, "data.node");
    }

    @Override
    public User user() {
        return require(user, "data.user");
    }

    @Override
    public TorrentBlockerReport report() {
        return require(report, "data.report");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, node, user, report);
    }
}
