package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body that was read as an event of one type. Immutable and thread-safe.
 *
 * @param <E> the type of the event
 */
public final class Document<E> {
    private final transient byte[] body;
    private final transient EventTable<E> table;
    private final transient Values<E> values;
    private final transient String name;
    private final transient String scope;
    private final transient List<String> missing;

    Document(byte[] body, EventTable<E> table, Values<E> values, String name, String scope, List<String> missing) {
        this.body = body;
        this.table = table;
        this.values = values;
        this.name = name;
        this.scope = scope;
        this.missing = List.copyOf(missing);
    }

    /**
     * What Jackson finds when it is asked to make an event of JSON.
     *
     * @throws UnsupportedOperationException always
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("DoNotCallSuggester") // a mapper calls it
    static Document<?> refuse(@Nullable Object json) {
        throw Values.cannotBeReadBack();
    }

    public String name() {
        return name;
    }

    public String scope() {
        return scope;
    }

    /** When it occurred; null if the body has no usable timestamp. */
    public @Nullable Instant occurredAt() {
        return table.occurredAt().of(values);
    }

    /** The body itself, not a copy. */
    public byte[] body() {
        return body;
    }

    /** A copy of the object or array at {@code data}; null if there is none. */
    public byte @Nullable [] data() {
        Wire data = table.root().get("data");
        int note = data == null ? Note.ABSENT : values.note(data.slot);
        if (!Note.isValue(note)) {
            return null;
        }
        int place = Note.place(note);
        return body[place] == '{' || body[place] == '[' ? new RawJson(body, place).bytes() : null;
    }

    /** The fields of the event. */
    public Values<E> values() {
        return values;
    }

    /** Paths of what every panel sends and the body lacks; unmodifiable. */
    public List<String> missing() {
        return missing;
    }

    /** Paths of what the body has and no table; read anew. */
    public List<String> unknownFields() {
        return DocumentReader.unknownFields(body, table);
    }

    /** The event as a mapper writes it, masked. */
    public Map<String, @Nullable Object> toMap() {
        return table.toMap(this);
    }
}
