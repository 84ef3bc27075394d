package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of a user in bytes, whether the panel sends it flat (1.3.3 to 2.2.6) or in {@code userTraffic} (2.3.0 and later).
 *
 * <p>Panels from 2.3.0 on round values above 2<sup>53</sup>; what exceeds a {@code long} is {@link Long#MAX_VALUE}.
 *
 * @param used bytes since the last reset
 * @param lifetimeUsed bytes ever
 * @param limit bytes allowed, 0 for no limit
 * @param limitStrategy when {@code used} starts again
 * @param lastResetAt when {@code used} was last reset, null if never
 * @param lastTriggeredThreshold panel 1.6.3 and later: percent of the limit last notified, 0 for none
 */
public record UserTraffic(
        @Nullable Long used,
        @Nullable Long lifetimeUsed,
        @Nullable Long limit,
        @Nullable TrafficLimitStrategy limitStrategy,
        @Nullable Instant lastResetAt,
        @Nullable Integer lastTriggeredThreshold) {

    @Override
    public Long used() {
        return require(used, "user.userTraffic.usedTrafficBytes");
    }

    @Override
    public Long lifetimeUsed() {
        return require(lifetimeUsed, "user.userTraffic.lifetimeUsedTrafficBytes");
    }

    @Override
    public Long limit() {
        return require(limit, "user.trafficLimitBytes");
    }

    @Override
    public TrafficLimitStrategy limitStrategy() {
        return require(limitStrategy, "user.trafficLimitStrategy");
    }
}
