package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields an object may have. Filled while its class is initialised, read-only afterwards.
 *
 * <p>Any order of fields is understood; that of the table is the order of the current panel, so that a field mostly is
 * the one after its predecessor and need not be looked up. Fields of older panels follow.
 *
 * <p>A table rather than a {@code switch} over the names with a reading call in each branch: into such a method the JVM
 * inlines half of the parser once for each branch, which takes it two seconds of compiling for the fields of a user and
 * ends in slower code.
 */
final class FieldTable {
    private final Map<String, Field<?>> byName = new HashMap<>();
    private Field<?>[] inOrder = {};
    private final List<Field<?>> required = new ArrayList<>();
    private long requiredBits;
    private int usualSize;

    /** Adds a field that every panel sends; an object without it has it among the missing. */
    <T> Field<T> required(String name, ValueReader<T> reader) {
        Field<T> field = optional(name, reader);
        required.add(field);
        requiredBits |= field.bit();
        return field;
    }

    /** Adds a field that some older panel does not send, or that may be null. */
    <T> Field<T> optional(String name, ValueReader<T> reader) {
        Field<T> field = legacy(name, reader);
        usualSize = size();
        return field;
    }

    /** Adds a field that only older panels send, behind all others. */
    <T> Field<T> legacy(String name, ValueReader<T> reader) {
        if (size() == Long.SIZE) {
            throw new IllegalStateException("A table has at most " + Long.SIZE + " fields, one for each bit");
        }
        Field<T> field = new Field<>(new SerializedString(name), size(), reader);
        inOrder = Arrays.copyOf(inOrder, size() + 1);
        inOrder[field.slot()] = field;
        byName.put(name, field);
        return field;
    }

    /** The field of a name; null if the table has none. */
    @Nullable
    Field<?> get(String name) {
        return byName.get(name);
    }

    /** The field that most likely comes first. */
    Field<?> first() {
        return inOrder[0];
    }

    /** The field that most likely comes after another one. */
    Field<?> after(Field<?> field) {
        int next = field.slot() + 1;
        return inOrder[next < inOrder.length ? next : 0];
    }

    List<Field<?>> required() {
        return required;
    }

    /** Whether every required field is in a set of fields. */
    boolean isComplete(long fields) {
        return (requiredBits & ~fields) == 0;
    }

    /** How many slots the fields of the current panel take. */
    int usualSize() {
        return usualSize;
    }

    /** How many slots all fields take. */
    int size() {
        return inOrder.length;
    }
}
