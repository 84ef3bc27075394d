package io.remnawave.webhook.internal.json;

import static io.remnawave.webhook.internal.json.Sent.sent;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of a type of events, which its class fills while it is initialised: what stands in a body of its scope.
 *
 * @param <E> the type of the events
 */
public final class EventTable<E> {
    private static final TypeTables<EventTable<?>> BY_TYPE = new TypeTables<>();

    private final Class<E> type;
    private final Function<Document<E>, E> constructor;
    private final Fields<E> fields;
    private final Field<E, Instant> occurredAt;
    private final Map<String, List<String>> requiredByName = new HashMap<>();
    private final Map<String, List<Path>> pathsByName = new ConcurrentHashMap<>();

    private EventTable(Class<E> type, Function<Document<E>, E> constructor) {
        this.type = type;
        this.constructor = constructor;
        this.fields = new Fields<>(
                "",
                type,
                values -> {
                    throw new IllegalStateException("An event is no part of a payload");
                },
                false);
        this.occurredAt = fields.required("occurredAt", JsonType.INSTANT, sent("timestamp", "1.3.3-"));
    }

    /** Begins the table of a type of events: with the time, which all have. */
    public static <E> EventTable<E> define(Class<E> type, Function<Document<E>, E> constructor) {
        EventTable<E> table = new EventTable<>(type, constructor);
        BY_TYPE.define(type, table);
        return table;
    }

    /** The table of a type of events, whose class is initialised if it was not. */
    @SuppressWarnings("unchecked")
    public static <E> EventTable<E> of(Class<E> type) {
        return (EventTable<E>) BY_TYPE.of(type);
    }

    /** The fields of the body, by their paths from its root, to be added to. */
    public Fields<E> fields() {
        return fields;
    }

    /**
     * Tells what comes with events of one name alone.
     *
     * @param paths of what is missing from such an event if it does not come; a part among them is the only one that it
     *     carries
     */
    public EventTable<E> named(String eventName, String... paths) {
        requiredByName.put(eventName, List.of(paths));
        return this;
    }

    Field<E, Instant> occurredAt() {
        return occurredAt;
    }

    /** The names of the body's fields. */
    ObjectTable root() {
        return fields.table();
    }

    /** What is missing from an event of a name if it does not come. */
    List<Path> requiredOf(String eventName) {
        List<String> paths = requiredByName.get(eventName);
        return paths == null
                ? List.of()
                : pathsByName.computeIfAbsent(
                        eventName, name -> paths.stream().map(root()::find).toList());
    }

    E event(Document<E> document) {
        return constructor.apply(document);
    }

    /** The types of the parts of the payload that such events may carry. */
    public Set<Class<?>> parts() {
        Set<Class<?>> parts = new LinkedHashSet<>();
        for (Field<E, ?> field : fields.all()) {
            if (isPart(field)) {
                parts.add(field.objectType());
            }
        }
        return Collections.unmodifiableSet(parts);
    }

    /** The types of the parts that an event of a name may carry. */
    public Set<Class<?>> parts(String eventName) {
        List<String> paths = requiredByName.get(eventName);
        if (paths == null) {
            return parts();
        }
        Set<Class<?>> parts = new LinkedHashSet<>();
        for (Field<E, ?> field : fields.all()) {
            if (isPart(field) && paths.contains(field.path())) {
                parts.add(field.objectType());
            }
        }
        return Collections.unmodifiableSet(parts);
    }

    /** The part of a payload that is of a type; empty if there is none. */
    public <T> Optional<T> part(Class<T> partType, Values<E> values) {
        for (Field<E, ?> field : fields.all()) {
            if (isPart(field) && field.objectType() == partType) {
                return Optional.ofNullable(field.of(values)).map(partType::cast);
            }
        }
        return Optional.empty();
    }

    private static boolean isPart(Field<?, ?> field) {
        return field.objectType() != null && field.path().startsWith("data");
    }

    Map<String, @Nullable Object> toMap(Document<E> document) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", type.getSimpleName());
        map.put("name", document.name());
        map.put("scope", document.scope());
        fields.addTo(map, document.values());
        map.put("missingFields", document.missing());
        return Collections.unmodifiableMap(map);
    }

    /** An event for people, masked. */
    public String toText(Document<E> document) {
        StringJoiner text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
        text.add("name=" + document.name()).add("scope=" + document.scope());
        fields.addTo(text, document.values());
        return OneLine.of(text.toString());
    }
}
