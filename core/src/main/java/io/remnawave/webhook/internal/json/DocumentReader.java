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
    /** Where the row of the body's own object is in the notes. */
    private static final int ROOT = 0;

    private final byte[] body;
    private final ObjectReader reader;
    private final RootField.Walk walk;
    private final Function<String, EventTable<?>> tables;

    private @Nullable String name;
    private @Nullable String scope;
    private @Nullable String knownScope;
    private @Nullable EventTable<?> known;
    private @Nullable EventTable<?> used;
    private int timestamp;

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
        if (body.length > Note.MAX_PLACE) {
            throw new MalformedJsonException("it is longer than " + Note.MAX_PLACE + " bytes");
        }
        if (!Utf8.isValid(body)) {
            throw new MalformedJsonException("it is not valid UTF-8");
        }
        DocumentReader reader = read(body, false, tables);
        return reader.event(reader.table());
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
            EventTable<?> right = reader.table();
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
                case SCOPE -> scope = reader.name();
                case EVENT -> name = reader.name();
                case TIMESTAMP -> timestamp = reader.noteOf(JsonType.INSTANT);
                case DATA -> noteBelow("data");
                case META -> noteBelow("meta");
            }
        }
        if (name == null) {
            throw MalformedJsonException.noName();
        }
    }

    private void noteBelow(String field) throws IOException {
        EventTable<?> table = table();
        if (used == null) {
            used = table;
            reader.addRow(table.root());
        }
        Wire wire = used == table ? table.root().get(field) : null; // else the body is read again
        if (wire == null) {
            reader.skip();
        } else {
            reader.note(wire, ROOT);
        }
    }

    /** The table for the scope as far as the body was read. */
    private EventTable<?> table() {
        String soFar = scope();
        if (known == null || !soFar.equals(knownScope)) {
            knownScope = soFar;
            known = tables.apply(soFar);
        }
        return known;
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
        if (used == null) {
            reader.addRow(root);
        }
        reader.note(root.get("timestamp"), ROOT, timestamp);
        String eventName = Objects.requireNonNull(name);
        noteMissing(table, eventName);
        Values<E> values = reader.finished(ROOT, root);
        return table.event(new Document<>(body, table, values, eventName, scope(), reader.missing()));
    }

    private void noteMissing(EventTable<?> table, String eventName) {
        ObjectTable root = table.root();
        reader.noteMissing(root, ROOT);
        Values<?> values = reader.values(ROOT);
        Wire payload = root.get("data");
        if (payload != null && payload.type.kind == JsonType.Kind.OBJECT && !Note.isUsable(values.note(payload.slot))) {
            reader.noteMissing("data");
        }
        for (Path path : table.requiredOf(eventName)) {
            if (!path.isUsable(values) && !reader.missing().contains(around(path.toString()))) {
                reader.noteMissing(path.toString());
            }
        }
    }

    /** The path of what holds a field; empty at the root. */
    private static String around(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
