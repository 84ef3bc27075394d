package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class TorrentBlockerData implements DataReader {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<Node> NODE = TABLE.required("node", NodeDecoder::read);
    private static final Field<User> USER = TABLE.required("user", UserDecoder::read);
    private static final Field<TorrentBlockerReport> REPORT =
            TABLE.required("report", TorrentBlockerReportDecoder::read);

    private @Nullable Object @Nullable [] values;

    @Override
    public void read(JsonCursor in) throws IOException {
        values = in.object(TABLE);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(values, "data");
        return new TorrentBlockerEvent(
                body.name(),
                body.occurredAt(),
                body.payload(),
                body.missing(),
                NODE.of(values),
                USER.of(values),
                REPORT.of(values));
    }
}
