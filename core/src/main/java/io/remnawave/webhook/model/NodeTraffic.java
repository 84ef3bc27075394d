package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import org.jspecify.annotations.Nullable;

/**
 * Traffic of a node in bytes.
 *
 * <p>Panels from 2.5.0 on send 0 where older ones send null; values above 2<sup>53</sup> are rounded by them.
 *
 * @param trackingActive whether the panel counts at all
 * @param limit bytes allowed, 0 or null for no limit
 * @param used bytes since the last reset
 * @param resetDay day of the month on which {@code used} starts again
 * @param notifyPercent percent of the limit at which {@code node.traffic_notify} is sent
 */
public record NodeTraffic(
        @Nullable Boolean trackingActive,
        @Nullable Long limit,
        @Nullable Long used,
        @Nullable Integer resetDay,
        @Nullable Integer notifyPercent) {

    @Override
    public Boolean trackingActive() {
        return require(trackingActive, "node.isTrafficTrackingActive");
    }
}
