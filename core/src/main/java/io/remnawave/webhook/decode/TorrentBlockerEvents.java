package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class TorrentBlockerEvents implements ScopeDecoder<TorrentBlockerEvents.Parts> {

    record Parts(
            @Nullable Node node,
            @Nullable User user,
            @Nullable TorrentBlockerReport report) {
        static final Parts NONE = new Parts(null, null, null);
    }

    @Override
    public Parts read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return Parts.NONE;
        }
        Node node = null;
        User user = null;
        TorrentBlockerReport report = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "node" -> node = NodeDecoder.read(in);
                case "user" -> user = UserDecoder.read(in);
                case "report" -> report = TorrentBlockerReportDecoder.read(in);
                default -> in.skip();
            }
        }
        return new Parts(node, user, report);
    }

    @Override
    public RemnawaveEvent event(EventHead head, @Nullable Parts data) {
        Parts parts = data == null ? Parts.NONE : data;
        head.require(parts.node, "data.node");
        head.require(parts.user, "data.user");
        head.require(parts.report, "data.report");
        return new TorrentBlockerEvent(
                head.name(), head.occurredAt(), head.payload(), head.missing(), parts.node, parts.user, parts.report);
    }
}
