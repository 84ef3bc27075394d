package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.BOOLEAN;
import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of a node in bytes.
 *
 * <p>Panels from 2.5.0 on send 0 where older ones send null; values above 2<sup>53</sup> are rounded by them.
 */
public final class NodeTraffic extends Aggregate<NodeTraffic> {
    private static final Fields<NodeTraffic> FIELDS = Fields.defineGroup("node", NodeTraffic.class, NodeTraffic::new);

    private static final Field<NodeTraffic, Boolean> TRACKING_ACTIVE =
            FIELDS.required("trackingActive", BOOLEAN, sent("isTrafficTrackingActive", "1.3.3-"));
    private static final Field<NodeTraffic, Long> LIMIT =
            FIELDS.optional("limit", INT64, sent("trafficLimitBytes", "1.3.3-"));
    private static final Field<NodeTraffic, Long> USED =
            FIELDS.optional("used", INT64, sent("trafficUsedBytes", "1.3.3-"));
    private static final Field<NodeTraffic, Integer> RESET_DAY =
            FIELDS.optional("resetDay", INT32, sent("trafficResetDay", "1.3.3-"));
    private static final Field<NodeTraffic, Integer> NOTIFY_PERCENT =
            FIELDS.optional("notifyPercent", INT32, sent("notifyPercent", "1.3.3-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NodeTraffic(Values<NodeTraffic> values) {
        super(FIELDS, values);
    }

    /** Whether the panel counts at all. */
    public boolean trackingActive() {
        return require(TRACKING_ACTIVE);
    }

    /** Bytes allowed, 0 or null for no limit. */
    public @Nullable Long limit() {
        return get(LIMIT);
    }

    /** Bytes since the last reset. */
    public @Nullable Long used() {
        return get(USED);
    }

    /** Day of the month on which {@code used} starts again. */
    public @Nullable Integer resetDay() {
        return get(RESET_DAY);
    }

    /** Percent of the limit at which {@code node.traffic_notify} is sent. */
    public @Nullable Integer notifyPercent() {
        return get(NOTIFY_PERCENT);
    }
}
