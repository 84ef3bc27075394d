package io.remnawave.webhook.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happened to a configuration of the subscription page (panel 2.6.0 and later).
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #known()} false.
 *
 * @param value the text on the wire
 */
public record SubpageConfigAction(String value) {
    public static final SubpageConfigAction CREATED = new SubpageConfigAction("CREATED");
    public static final SubpageConfigAction UPDATED = new SubpageConfigAction("UPDATED");
    public static final SubpageConfigAction DELETED = new SubpageConfigAction("DELETED");

    private static final Map<String, SubpageConfigAction> KNOWN =
            Stream.of(CREATED, UPDATED, DELETED).collect(toUnmodifiableMap(SubpageConfigAction::value, identity()));

    /** The value of a text; for a known text always the constant. */
    public static SubpageConfigAction of(String value) {
        SubpageConfigAction known = KNOWN.get(value);
        return known != null ? known : new SubpageConfigAction(value);
    }

    /** The values this class has constants for. */
    public static Collection<SubpageConfigAction> all() {
        return KNOWN.values();
    }

    /** Whether the text is that of a constant of this class. */
    public boolean known() {
        return KNOWN.containsKey(value);
    }

    /** The text on the wire. */
    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
