package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happened to a configuration of the subscription page (panel 2.6.0 and later).
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #isKnown()} false.
 */
public final class SubpageConfigAction extends OpenEnumeration {
    public static final SubpageConfigAction CREATED = new SubpageConfigAction("CREATED");
    public static final SubpageConfigAction UPDATED = new SubpageConfigAction("UPDATED");
    public static final SubpageConfigAction DELETED = new SubpageConfigAction("DELETED");

    private static final Map<String, SubpageConfigAction> KNOWN = known(Stream.of(CREATED, UPDATED, DELETED));

    private SubpageConfigAction(String value) {
        super(value);
    }

    /** The value of a text; for a known text always the constant. */
    @JsonCreator
    public static SubpageConfigAction of(String value) {
        SubpageConfigAction known = KNOWN.get(value);
        return known != null ? known : new SubpageConfigAction(value);
    }

    /** The values this class has constants for. */
    public static Collection<SubpageConfigAction> all() {
        return KNOWN.values();
    }

    @Override
    public boolean isKnown() {
        return KNOWN.containsKey(value());
    }
}
