package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A sensitive text that shows itself only when it is asked for by name.
 *
 * <p>Printed, logged or serialised it reads {@code ****}, whatever its length: Jackson 2 and 3 honour the annotation,
 * Gson skips the field, and Java serialisation is not offered. Nothing reads it back: a
 * mapper that is asked to make one fails. Immutable and thread-safe; comparing two secrets takes a
 * time that depends on their lengths alone.
 */
public final class Secret {
    private static final String MASK = "****";

    private final transient String value;

    @JsonIgnore // or a mapper that looks at private constructors makes a Secret of the mask
    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a sensitive text; the empty text is a value like any other. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** What Jackson finds when it is asked to make one of JSON, in which it would find the mask. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("DoNotCallSuggester") // a mapper calls it
    static Secret refuse(@Nullable Object masked) {
        throw cannotBeReadBack("Secret");
    }

    static UnsupportedOperationException cannotBeReadBack(String type) {
        return new UnsupportedOperationException(
                "A " + type + " cannot be read from JSON: what a mapper wrote of one is its"
                        + " mask, ****. Keep event.body().bytes() and decode it with EventDecoder.standard().decode(bytes), or keep"
                        + " what reveal() gives where it is safe.");
    }

    /** The text itself. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && isEqual(value, that.value);
    }

    /** By characters, since an encoding would take all lone surrogates for one. */
    private static boolean isEqual(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < a.length(); i++) {
            difference |= a.charAt(i) ^ b.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return MASK;
    }
}
