package io.remnawave.webhook.internal.json;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type: one line of its table.
 *
 * @param <O> the type it belongs to
 * @param <T> what it is read as
 */
public final class Field<O, T> {
    private final String name;
    private final @Nullable JsonType<T> type;
    private final @Nullable Fields<T> group;
    private final boolean required;
    private final String path;
    private final List<Sent> sent;

    /** The places of the field, the current one first; known when the table of its object is made. */
    private List<Path> places = List.of();

    Field(
            Fields<O> owner,
            String name,
            @Nullable JsonType<T> type,
            @Nullable Fields<T> group,
            boolean required,
            List<Sent> sent) {
        this.name = name;
        this.type = type;
        this.group = group;
        this.required = required;
        this.sent = sent;
        this.path = owner.pathOf(sent.isEmpty() ? name : sent.get(0).path());
    }

    /** Its name in Java, and in the JSON that a mapper writes. */
    public String name() {
        return name;
    }

    /** Its current name on the wire, below the part of the payload it belongs to: {@code user.expireAt}. */
    public String path() {
        return path;
    }

    /** Where it stands on the wire, the current place first; empty if it is a group of fields. */
    public List<Sent> sent() {
        return sent;
    }

    /** Where it stands in the object of its type, once the table of that is made. */
    List<Path> places() {
        return places;
    }

    /** Whether every panel sends it. */
    public boolean isRequired() {
        return required;
    }

    /** The value; null if it is null, did not come, or cannot be read. */
    public @Nullable T of(Values<O> values) {
        if (group != null) {
            return required || isToldBy(values) ? group.make(values.as(group)) : null;
        }
        for (Path place : places) {
            T value = type == null ? null : place.make(type, values);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Whether the body has it, be it null, and it can be read. */
    boolean isSent(Values<?> values) {
        for (Path place : places) {
            if (Note.isReadable(place.note(values))) {
                return true;
            }
        }
        return group != null && group.all().stream().anyMatch(field -> field.isSent(values));
    }

    /** Whether one of its places holds something. */
    boolean isToldBy(Values<?> values) {
        for (Path place : places) {
            if (Note.isValue(place.note(values))) {
                return true;
            }
        }
        return group != null && group.all().stream().anyMatch(field -> field.isToldBy(values));
    }

    /**
     * Adds its places to the table of the object that it stands in.
     *
     * @param unless when it need not be there although it is required
     */
    void addTo(ObjectTable table, Predicate<Values<?>> unless) {
        places = sent.stream()
                .map(place -> table.add(place.path(), type == null ? JsonType.NESTED : type))
                .toList();
        if (group != null) {
            group.mergeInto(table, required ? unless : values -> !isToldBy(values));
            return;
        }
        if (places.size() > 1) {
            table.moved(places);
        }
        if (required) {
            table.require(places, unless);
        }
    }

    /** As a mapper writes it, masked: texts, numbers, booleans, lists and maps. */
    @Nullable
    Object toJson(Values<O> values) {
        if (group != null) {
            return required || isToldBy(values) ? group.toMap(values.as(group)) : null;
        }
        for (Path place : places) {
            Object json = type == null ? null : place.json(type, values);
            if (json != null) {
                return json;
            }
        }
        return null;
    }

    @Nullable
    Class<?> objectType() {
        return type == null || type.isList() ? null : type.objectType();
    }
}
