package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import org.jspecify.annotations.Nullable;

/**
 * What a node saw and did about BitTorrent traffic of a user (panel 2.7.0 and later).
 *
 * @param actionReport what was done
 * @param xrayReport what was seen
 */
public record TorrentBlockerReport(
        @Nullable TorrentBlock actionReport, @Nullable XrayReport xrayReport) {

    @Override
    public TorrentBlock actionReport() {
        return require(actionReport, "report.actionReport");
    }

    @Override
    public XrayReport xrayReport() {
        return require(xrayReport, "report.xrayReport");
    }
}
