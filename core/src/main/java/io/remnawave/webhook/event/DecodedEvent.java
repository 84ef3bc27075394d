package io.remnawave.webhook.event;

import io.remnawave.webhook.internal.databind.DataBinding;
import io.remnawave.webhook.internal.databind.UnreadableDataException;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.MissingFieldException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all events do alike: each type adds the table of its fields, and their accessors.
 *
 * <p>Its methods are not final, though its classes are: so the compiler repeats them in the public classes, where reflection
 * and expression languages may call them.
 */
abstract class DecodedEvent<E extends DecodedEvent<E>> implements RemnawaveEvent {
    private final transient EventTable<E> table;
    private final transient Document<E> document;

    DecodedEvent(EventTable<E> table, Document<E> document) {
        this.table = table;
        this.document = document;
    }

    @Override
    public String name() {
        return document.name();
    }

    @Override
    public String scope() {
        return document.scope();
    }

    @Override
    public Instant occurredAt() {
        return MissingFieldException.require(document.occurredAt(), "timestamp");
    }

    @Override
    public EventBody body() {
        return new EventBody(document);
    }

    @Override
    @SuppressWarnings("unchecked") // of JSON, so the keys are texts
    public Map<String, @Nullable Object> data() {
        return body().asMap().get("data") instanceof Map<?, ?> data ? (Map<String, @Nullable Object>) data : Map.of();
    }

    @Override
    @SuppressWarnings("unchecked") // it is what was asked for, or the binding has failed
    public <T> T dataAs(Class<T> type) {
        return (T) dataAs((Type) type);
    }

    @Override
    public Object dataAs(Type type) {
        byte[] data = document.data();
        if (data == null) {
            throw new EventDataException("The body of " + name()
                    + " has no object at `data`, and no array, which dataAs(" + type.getTypeName() + ") reads.");
        }
        try {
            return DataBinding.bind(data, type);
        } catch (UnreadableDataException e) {
            throw new EventDataException("The data of " + name() + " cannot be read as " + type.getTypeName() + ": "
                    + e.reason() + ". RemnawaveEvent.data() shows what came.");
        }
    }

    @Override
    public <T> Optional<T> part(Class<T> type) {
        return table.part(type, document.values());
    }

    @Override
    public List<String> missingFields() {
        return document.missing();
    }

    @Override
    public Map<String, @Nullable Object> toMaskedMap() {
        return document.toMap();
    }

    final <T> @Nullable T get(Field<E, T> field) {
        return field.of(document.values());
    }

    final <T> T require(Field<E, T> field) {
        return MissingFieldException.require(get(field), field.path());
    }

    @Override
    @SuppressWarnings("unchecked") // of the same table
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof DecodedEvent<?> that) || table != that.table) {
            return false;
        }
        Document<E> theirs = ((DecodedEvent<E>) that).document;
        return name().equals(theirs.name())
                && scope().equals(theirs.scope())
                && table.fields().areEqual(document.values(), theirs.values());
    }

    @Override
    public int hashCode() {
        return 31 * name().hashCode() + table.fields().hash(document.values());
    }

    @Override
    public String toString() {
        return table.toText(document);
    }
}
