package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonValue;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payload, or a group of its fields: what all of them can do.
 *
 * <p>It is a view over the body of the event: a value is made from the bytes when it is asked for. Two are equal when all of
 * their fields are, whichever panel sent them and however it wrote them. Immutable and thread-safe. Applications do not
 * extend it, and later versions add fields to every part.
 *
 * @param <A> the part itself
 */
public abstract class Aggregate<A extends Aggregate<A>> {
    private final transient Fields<A> fields;
    private final transient Values<A> values;

    Aggregate(Fields<A> fields, Values<A> values) {
        this.fields = fields;
        this.values = values;
    }

    /**
     * Whether the panel sent a field at all, be it as null; not where it sent something of another type. Before a panel release that has the field, and after one that
     * dropped it, an accessor gives null as well: who copies a user into a table of his own leaves such a column alone.
     *
     * @param field the name of its accessor, {@code email}; of a group of fields, whether one of them was sent
     * @throws IllegalArgumentException when this part has no such field
     */
    public final boolean isSent(String field) {
        return fields.isSent(values, field);
    }

    /**
     * All fields under the names of their accessors, as JSON has them: texts, numbers, booleans, lists, maps and null. Times and
     * durations are texts in ISO 8601; sensitive values read {@code ****}. It is what Jackson 2 and 3 write, whatever their
     * configuration; there is no way back from it. Unmodifiable.
     */
    @JsonValue
    public final Map<String, @Nullable Object> toMaskedMap() {
        return fields.toMap(values);
    }

    /** A field that some panel does not send, or that may be null. */
    final <T> @Nullable T get(Field<A, T> field) {
        return field.of(values);
    }

    /** A field that every panel sends. */
    final <T> T require(Field<A, T> field) {
        return MissingFieldException.require(field.of(values), field.path());
    }

    @Override
    @SuppressWarnings("unchecked") // of the same table
    public final boolean equals(@Nullable Object other) {
        return other instanceof Aggregate<?> that
                && fields == that.fields
                && fields.areEqual(values, ((Aggregate<A>) that).values);
    }

    @Override
    public final int hashCode() {
        return fields.hash(values);
    }

    /** The fields by their names, sensitive ones masked. */
    @Override
    public final String toString() {
        return fields.toText(values);
    }
}
