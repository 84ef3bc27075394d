package io.remnawave.webhook.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The table of a type's fields, which its class fills while it is initialised: the one place that says what the type holds.
 * Reading, {@code equals}, {@code hashCode}, {@code toString} and the JSON that a mapper writes all come from it.
 *
 * @param <O> the type
 */
public final class Fields<O> {
    private static final TypeTables<Fields<?>> BY_TYPE = new TypeTables<>();

    private final Class<O> type;
    private final String part;
    private final Function<Values<O>, O> constructor;
    private final boolean isGroup;
    private final List<Field<O, ?>> all = new ArrayList<>();
    private final List<List<Field<O, ?>>> alternatively = new ArrayList<>();
    private volatile @Nullable ObjectTable table;

    Fields(String part, Class<O> type, Function<Values<O>, O> constructor, boolean isGroup) {
        this.part = part;
        this.type = type;
        this.constructor = constructor;
        this.isGroup = isGroup;
    }

    /**
     * Begins the table of a type.
     *
     * @param part what the panel calls the part of a payload that the type is, for messages: {@code user}
     */
    public static <O> Fields<O> define(String part, Class<O> type, Function<Values<O>, O> constructor) {
        return known(new Fields<>(part, type, constructor, false));
    }

    /** Begins the table of a type that is no object of its own on the wire: its fields stand in that of another type. */
    public static <O> Fields<O> defineGroup(String part, Class<O> type, Function<Values<O>, O> constructor) {
        return known(new Fields<>(part, type, constructor, true));
    }

    private static <O> Fields<O> known(Fields<O> fields) {
        BY_TYPE.define(fields.type, fields);
        return fields;
    }

    /**
     * The table of a type, whose class is initialised if it was not.
     *
     * @throws IllegalArgumentException when the type has none
     */
    @SuppressWarnings("unchecked")
    public static <O> Fields<O> of(Class<O> type) {
        return (Fields<O>) BY_TYPE.of(type);
    }

    /** Adds a field that every panel sends and that is never null. */
    public <T> Field<O, T> required(String name, JsonType<T> read, Sent... sent) {
        return add(new Field<>(this, name, read, null, true, List.of(sent)));
    }

    /** Adds a field that some panel does not send, or that may be null. */
    public <T> Field<O, T> optional(String name, JsonType<T> read, Sent... sent) {
        return add(new Field<>(this, name, read, null, false, List.of(sent)));
    }

    /** Whether it is no object of its own on the wire, and so cannot be read alone. */
    public boolean isGroup() {
        return isGroup;
    }

    /**
     * Adds a type of its own whose fields stand in the object of this one; it is always there.
     *
     * @param objects the objects that come for it alone, which tell that it was sent
     */
    public <G> Field<O, G> group(String name, Class<G> group, Sent... objects) {
        return add(new Field<>(this, name, null, of(group), true, List.of(objects)));
    }

    /**
     * The same, but there only if one of its fields is not null.
     *
     * @param objects the objects that come for it alone, which make it be there as well
     */
    public <G> Field<O, G> optionalGroup(String name, Class<G> group, Sent... objects) {
        return add(new Field<>(this, name, null, of(group), false, List.of(objects)));
    }

    /** Tells that every panel sends one of two fields. */
    public void requireOneOf(Field<O, ?> current, Field<O, ?> older) {
        alternatively.add(List.of(current, older));
    }

    private <T> Field<O, T> add(Field<O, T> field) {
        all.add(field);
        return field;
    }

    /** All fields, in the order of the table. */
    public List<Field<O, ?>> all() {
        return Collections.unmodifiableList(all);
    }

    /**
     * Reads one JSON object as this type.
     *
     * @throws IllegalStateException if it is a group
     */
    public O read(byte[] json) {
        return make(Json.read(json, parser -> {
            ObjectReader reader = new ObjectReader(parser, json, false);
            int row = reader.object(table());
            return reader.finished(row, table());
        }));
    }

    O make(Values<O> values) {
        return constructor.apply(values);
    }

    /**
     * Whether a field was in the body, be it null.
     *
     * @throws IllegalArgumentException when the type has no field of the name
     */
    public boolean isSent(Values<O> values, String name) {
        return all.stream()
                .filter(field -> field.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no field `" + name
                        + "`; its fields are "
                        + String.join(", ", all.stream().map(Field::name).toList())))
                .isSent(values);
    }

    /** The fields by their names as a mapper writes them, masked; unmodifiable. */
    public Map<String, @Nullable Object> toMap(Values<O> values) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        addTo(map, values);
        return Collections.unmodifiableMap(map);
    }

    void addTo(Map<String, @Nullable Object> map, Values<O> values) {
        for (Field<O, ?> field : all) {
            map.put(field.name(), field.toJson(values));
        }
    }

    /** Whether two objects say the same, wherever and however a panel wrote it. */
    public boolean areEqual(Values<O> one, Values<O> other) {
        return all.stream().allMatch(field -> Objects.equals(field.of(one), field.of(other)));
    }

    public int hash(Values<O> values) {
        int hash = 0;
        for (Field<O, ?> field : all) {
            hash = 31 * hash + Objects.hashCode(field.of(values));
        }
        return hash;
    }

    /** The fields by their names, masked, for people. */
    public String toText(Values<O> values) {
        StringJoiner text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
        addTo(text, values);
        return OneLine.of(text.toString());
    }

    void addTo(StringJoiner text, Values<O> values) {
        for (Field<O, ?> field : all) {
            text.add(field.name() + "=" + field.of(values));
        }
    }

    String pathOf(String field) {
        return part.isEmpty() ? field : part + "." + field;
    }

    /** The names that an object of this type may have; made when the first one is to be read. */
    ObjectTable table() {
        ObjectTable made = table;
        if (made == null) {
            if (isGroup) { // a second table would move its fields for the type in whose object they stand, too
                throw new IllegalStateException(type + " is no object of its own");
            }
            synchronized (this) {
                made = table;
                if (made == null) {
                    made = new ObjectTable();
                    mergeInto(made, ObjectTable.NEVER);
                    table = made;
                }
            }
        }
        return made;
    }

    /** Adds the fields to the table of the object in which they stand. */
    void mergeInto(ObjectTable host, Predicate<Values<?>> unless) {
        for (Field<O, ?> field : all) {
            field.addTo(host, unless);
        }
        for (List<Field<O, ?>> fields : alternatively) {
            host.require(
                    fields.stream().flatMap(field -> field.places().stream()).toList(), unless);
        }
    }
}
