package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.TorrentBlock;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.XrayReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class TorrentBlockerReportDecoder {
    private TorrentBlockerReportDecoder() {}

    static @Nullable TorrentBlockerReport read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        TorrentBlock actionReport = null;
        XrayReport xrayReport = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "actionReport" -> actionReport = TorrentBlockDecoder.read(in);
                case "xrayReport" -> xrayReport = XrayReportDecoder.read(in);
                default -> in.skip();
            }
        }
        in.require(actionReport, "actionReport");
        in.require(xrayReport, "xrayReport");
        return new TorrentBlockerReport(actionReport, xrayReport);
    }
}
