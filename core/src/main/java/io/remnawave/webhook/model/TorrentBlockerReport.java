package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;

/**
 * What a node saw and did about BitTorrent traffic of a user (panel 2.7.0 and later).
 */
public final class TorrentBlockerReport extends Aggregate<TorrentBlockerReport> {
    private static final Fields<TorrentBlockerReport> FIELDS =
            Fields.define("report", TorrentBlockerReport.class, TorrentBlockerReport::new);

    private static final Field<TorrentBlockerReport, TorrentBlock> ACTION_REPORT =
            FIELDS.required("actionReport", object(TorrentBlock.class), sent("actionReport", "2.7.0-"));
    private static final Field<TorrentBlockerReport, XrayReport> XRAY_REPORT =
            FIELDS.required("xrayReport", object(XrayReport.class), sent("xrayReport", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TorrentBlockerReport(Values<TorrentBlockerReport> values) {
        super(FIELDS, values);
    }

    /** What was done. */
    public TorrentBlock actionReport() {
        return require(ACTION_REPORT);
    }

    /** What was seen. */
    public XrayReport xrayReport() {
        return require(XRAY_REPORT);
    }
}
