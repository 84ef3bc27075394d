package io.remnawave.webhook.internal.json;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of types, each of which its class fills while it is initialised. Thread-safe.
 *
 * @param <T> the tables
 */
final class TypeTables<T> {
    private final Map<Class<?>, T> defined = new ConcurrentHashMap<>();

    /** Those of initialised classes: until then a table lacks what its class has yet to add. */
    private final Map<Class<?>, T> whole = new ConcurrentHashMap<>();

    /** Called by the class of the type while it is initialised. */
    void define(Class<?> type, T table) {
        defined.put(type, table);
    }

    /**
     * The whole table of a type: its class is initialised first, or another thread that does so is awaited.
     *
     * @throws IllegalArgumentException when the type has none
     */
    T of(Class<?> type) {
        T table = whole.get(type);
        return table == null ? initialised(type) : table;
    }

    private T initialised(Class<?> type) {
        try {
            MethodHandles.lookup().ensureInitialized(type);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
        @Nullable T table = defined.get(type);
        if (table == null) {
            throw new IllegalArgumentException(type + " has no table of fields");
        }
        whole.put(type, table);
        return table;
    }
}
