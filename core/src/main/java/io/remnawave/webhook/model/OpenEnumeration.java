package io.remnawave.webhook.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of which panels know some values, and later ones more: one that this version does not know is a value too. Two are
 * equal when their texts are. Immutable and thread-safe.
 */
public abstract class OpenEnumeration {
    private final String value;

    OpenEnumeration(String value) {
        this.value = value;
    }

    /** The text on the wire. */
    public final String value() {
        return value;
    }

    /** Whether the text is that of a constant of this class. */
    public abstract boolean isKnown();

    /** Constants by their texts, in the order of the panel. */
    static <E extends OpenEnumeration> Map<String, E> known(Stream<E> constants) {
        return Collections.unmodifiableMap(
                constants.collect(toMap(OpenEnumeration::value, identity(), (one, other) -> one, LinkedHashMap::new)));
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // one text may mean something in two enumerations
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((OpenEnumeration) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The text on the wire. */
    @JsonValue
    @Override
    public final String toString() {
        return value;
    }
}
