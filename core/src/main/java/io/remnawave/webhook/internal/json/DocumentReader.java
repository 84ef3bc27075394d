package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body from start to end.
 *
 * <p>The scope decides which table {@code data} and {@code meta} are read with, and every panel tells it before them. A body
 * that tells it later is read a second time, with the scope known.
 */
public final class DocumentReader {
    private static final Wire TIMESTAMP = new Wire("timestamp", 0, JsonType.INSTANT, null, Wire.NO_CHILD);

    private final byte[] body;
    private final ObjectReader reader;
    private final RootField.Walk walk;
    private final Function<String, EventTable<?>> tables;

    private @Nullable String name;
    private @Nullable String scope;
    private @Nullable EventTable<?> used;
    private long timestamp;
    private long data;
    private long meta;
    private @Nullable Object @Nullable [] children;

    private DocumentReader(
            byte[] body, JsonParser parser, boolean notesUnknown, Function<String, EventTable<?>> tables) {
        this.body = body;
        this.reader = new ObjectReader(parser, body, notesUnknown);
        this.walk = new RootField.Walk(parser);
        this.tables = tables;
    }

    /**
     * Reads a body as the event that it is.
     *
     * @param tables the table for the events of a scope
     * @throws MalformedJsonException when it is none
     */
    public static Object read(byte[] body, Function<String, EventTable<?>> tables) {
        if (!Utf8.isValid(body)) {
            throw new MalformedJsonException("it is not valid UTF-8");
        }
        DocumentReader reader = read(body, false, tables);
        return reader.event(tables.apply(reader.scope()));
    }

    /** The paths of the fields that a table does not have. */
    static List<String> unknownFields(byte[] body, EventTable<?> table) {
        return read(body, true, scope -> table).reader.unknown();
    }

    /** The scope that the name of an event implies: the name up to its first dot, the whole name if it has none. */
    public static String scopeOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static DocumentReader read(byte[] body, boolean notesUnknown, Function<String, EventTable<?>> tables) {
        return Json.read(body, parser -> {
            DocumentReader reader = new DocumentReader(body, parser, notesUnknown, tables);
            reader.readFields();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows its JSON object");
            }
            EventTable<?> right = tables.apply(reader.scope());
            return reader.used == null || reader.used == right ? reader : read(body, notesUnknown, scope -> right);
        });
    }

    private void readFields() throws IOException {
        while (walk.next()) {
            RootField field = walk.field();
            if (field == null) {
                reader.skipUnknown();
                continue;
            }
            switch (field) {
                case SCOPE -> scope = reader.text();
                case EVENT -> name = reader.text();
                case TIMESTAMP -> timestamp = reader.note(TIMESTAMP, null);
                case DATA -> data = noteBelow("data");
                case META -> meta = noteBelow("meta");
            }
        }
        if (name == null) {
            throw MalformedJsonException.noName();
        }
    }

    private long noteBelow(String field) throws IOException {
        EventTable<?> table = tables.apply(scope());
        if (used != null && used != table) {
            reader.skip(); // the body is read again
            return Notes.ABSENT;
        }
        used = table;
        ObjectTable root = table.root();
        if (children == null) {
            children = new Object[root.children()];
        }
        Wire wire = root.get(field);
        if (wire == null) {
            reader.skip();
            return Notes.ABSENT;
        }
        return reader.note(wire, children);
    }

    /** The scope as far as the body was read; empty as long as neither scope nor name was seen. */
    private String scope() {
        if (scope != null) {
            return scope;
        }
        return name == null ? "" : scopeOf(name);
    }

    private <E> E event(EventTable<E> table) {
        ObjectTable root = table.root();
        long[] notes = new long[root.size()];
        set(notes, root.get("timestamp"), timestamp);
        set(notes, root.get("data"), data);
        set(notes, root.get("meta"), meta);
        Values<E> values = new Values<>(body, notes, children);
        String eventName = Objects.requireNonNull(name);
        noteMissing(table, values, eventName);
        return table.event(new Document<>(body, table, values, eventName, scope(), reader.missing()));
    }

    private void noteMissing(EventTable<?> table, Values<?> values, String eventName) {
        ObjectTable root = table.root();
        root.check(values, reader::noteMissing);
        Wire payload = root.get("data");
        if (payload != null && payload.type.kind == JsonType.Kind.OBJECT && !Notes.isUsable(data)) {
            reader.noteMissing("data");
        }
        for (String path : table.requiredOf(eventName)) {
            if (!root.find(path).isUsable(values) && !reader.missing().contains(around(path))) {
                reader.noteMissing(path);
            }
        }
    }

    /** The path of what holds a field; empty at the root. */
    private static String around(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static void set(long[] notes, @Nullable Wire wire, long note) {
        if (wire != null) {
            notes[wire.slot] = note;
        }
    }
}
