package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.TorrentBlock;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.XrayReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class TorrentBlockerReportDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<TorrentBlock> ACTION_REPORT = TABLE.required("actionReport", TorrentBlockDecoder::read);
    private static final Field<XrayReport> XRAY_REPORT = TABLE.required("xrayReport", XrayReportDecoder::read);

    private TorrentBlockerReportDecoder() {}

    static @Nullable TorrentBlockerReport read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new TorrentBlockerReport(ACTION_REPORT.of(values), XRAY_REPORT.of(values));
    }
}
