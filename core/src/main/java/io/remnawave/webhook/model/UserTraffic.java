package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of a user in bytes, whether the panel sends it flat (1.3.3 to 2.2.6) or in {@code userTraffic} (2.3.0 and later).
 *
 * <p>Panels from 2.3.0 on round values above 2<sup>53</sup>; what exceeds a {@code long} is {@link Long#MAX_VALUE}.
 */
public final class UserTraffic extends Aggregate<UserTraffic> {
    private static final Fields<UserTraffic> FIELDS = Fields.defineGroup("user", UserTraffic.class, UserTraffic::new);

    private static final Field<UserTraffic, Long> USED = FIELDS.required(
            "used", INT64, sent("userTraffic.usedTrafficBytes", "2.3.0-"), sent("usedTrafficBytes", "1.3.3-2.3.2"));
    private static final Field<UserTraffic, Long> LIFETIME_USED = FIELDS.required(
            "lifetimeUsed",
            INT64,
            sent("userTraffic.lifetimeUsedTrafficBytes", "2.3.0-"),
            sent("lifetimeUsedTrafficBytes", "1.3.3-2.3.2"));
    private static final Field<UserTraffic, Long> LIMIT =
            FIELDS.required("limit", INT64, sent("trafficLimitBytes", "1.3.3-"));
    private static final Field<UserTraffic, TrafficLimitStrategy> LIMIT_STRATEGY =
            FIELDS.required("limitStrategy", TEXT.as(TrafficLimitStrategy::of), sent("trafficLimitStrategy", "1.3.3-"));
    private static final Field<UserTraffic, Instant> LAST_RESET_AT =
            FIELDS.optional("lastResetAt", INSTANT, sent("lastTrafficResetAt", "1.3.3-"));
    private static final Field<UserTraffic, Integer> LAST_TRIGGERED_THRESHOLD =
            FIELDS.optional("lastTriggeredThreshold", INT32, sent("lastTriggeredThreshold", "1.6.3-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserTraffic(Values<UserTraffic> values) {
        super(FIELDS, values);
    }

    /** Bytes since the last reset. */
    public long used() {
        return require(USED);
    }

    /** Bytes ever. */
    public long lifetimeUsed() {
        return require(LIFETIME_USED);
    }

    /** Bytes allowed, 0 for no limit. */
    public long limit() {
        return require(LIMIT);
    }

    /** When {@code used} starts again. */
    public TrafficLimitStrategy limitStrategy() {
        return require(LIMIT_STRATEGY);
    }

    /** When {@code used} was last reset, null if never. */
    public @Nullable Instant lastResetAt() {
        return get(LAST_RESET_AT);
    }

    /** Panel 1.6.3 and later: percent of the limit last notified, 0 for none. */
    public @Nullable Integer lastTriggeredThreshold() {
        return get(LAST_TRIGGERED_THRESHOLD);
    }
}
