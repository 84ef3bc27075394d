package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** A field of an object: how its value is read, and the slot it then has among the values of the object. */
record Field<T>(SerializedString name, int slot, ValueReader<T> reader) {

    /** This field in a set of fields of its table. */
    long bit() {
        return 1L << slot;
    }

    /** The value of this field among those {@link JsonCursor#object} gave for its table; null if there was no object. */
    @SuppressWarnings("unchecked")
    @Nullable
    T of(@Nullable Object @Nullable [] values) {
        return values == null || slot >= values.length ? null : (T) values[slot];
    }
}
