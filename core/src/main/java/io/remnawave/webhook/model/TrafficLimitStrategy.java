package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When the used traffic of a user starts again at zero.
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #isKnown()} false.
 */
public final class TrafficLimitStrategy extends OpenEnumeration {
    public static final TrafficLimitStrategy NO_RESET = new TrafficLimitStrategy("NO_RESET");
    public static final TrafficLimitStrategy DAY = new TrafficLimitStrategy("DAY");
    public static final TrafficLimitStrategy WEEK = new TrafficLimitStrategy("WEEK");
    public static final TrafficLimitStrategy MONTH = new TrafficLimitStrategy("MONTH");
    /** Since panel 2.7.0. */
    public static final TrafficLimitStrategy MONTH_ROLLING = new TrafficLimitStrategy("MONTH_ROLLING");

    private static final Map<String, TrafficLimitStrategy> KNOWN =
            known(Stream.of(NO_RESET, DAY, WEEK, MONTH, MONTH_ROLLING));

    private TrafficLimitStrategy(String value) {
        super(value);
    }

    /** The value of a text; for a known text always the constant. */
    @JsonCreator
    public static TrafficLimitStrategy of(String value) {
        TrafficLimitStrategy known = KNOWN.get(value);
        return known != null ? known : new TrafficLimitStrategy(value);
    }

    /** The values this class has constants for. */
    public static Collection<TrafficLimitStrategy> all() {
        return KNOWN.values();
    }

    @Override
    public boolean isKnown() {
        return KNOWN.containsKey(value());
    }
}
