package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.base.ParserBase;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pass over a body: checks every value and notes where it stands.
 *
 * <p>A value of another JSON type than the table says, or one that cannot be read, is noted as missing and skipped; JSON null
 * is null without a note. Of two fields of one name the last counts. Not thread-safe.
 */
final class ObjectReader {
    private static final int NONE_READABLE = -1;

    private final JsonParser parser;
    private final byte[] body;
    private final @Nullable FieldPaths unknown;
    private final Notes notes = new Notes();
    private @Nullable FieldPaths missing;

    /** @param notesUnknown whether the fields that no table has are noted, too */
    ObjectReader(JsonParser parser, byte[] body, boolean notesUnknown) {
        this.parser = parser;
        this.body = body;
        this.unknown = notesUnknown ? new FieldPaths(parser) : null;
    }

    /** The paths of the fields that no table has, if they are noted. */
    List<String> unknown() {
        return unknown == null ? List.of() : unknown.list();
    }

    /** The paths noted so far. */
    List<String> missing() {
        return missing == null ? List.of() : missing.list();
    }

    /** Notes that something is missing below the object that was just read. */
    void noteMissing(String path) {
        noted().addBelow(path);
    }

    /** Adds the row of an object that is about to be read, and tells where it begins. */
    int addRow(ObjectTable table) {
        return notes.addRow(table);
    }

    /** Reads the object that the parser stands on, to its end, and tells where its row begins. */
    int object(ObjectTable table) throws IOException {
        int row = notes.addRow(table);
        Wire previous = null;
        Wire likely = table.likelyFirst;
        boolean isLikely = next(likely);
        while (parser.hasToken(JsonToken.FIELD_NAME)) {
            Wire wire = isLikely ? likely : table.get(parser.currentName());
            parser.nextToken();
            forget();
            if (wire == null) {
                skipUnknown();
            } else {
                note(wire, row);
                if (!isLikely) {
                    remember(table, previous, wire);
                }
                previous = wire;
                likely = wire.likelyNext;
            }
            isLikely = next(likely);
        }
        noteMissing(table, row);
        return row;
    }

    /** Notes what must be in the object that was just read and is not. */
    void noteMissing(ObjectTable table, int row) {
        if (!table.hasRequired(notes.array(), row) || (table.hasConditions() && !table.meetsConditions(values(row)))) {
            for (String path : table.missing(values(row))) {
                noteMissing(path);
            }
        }
    }

    /** The values of a row, once all is read. */
    <O> Values<O> finished(int row, ObjectTable outermost) {
        outermost.likelyNotes = notes.size();
        return new Values<>(body, notes.finished(), row);
    }

    /** The values of a row whose object was read. */
    <O> Values<O> values(int row) {
        return new Values<>(body, notes.array(), row);
    }

    /** Notes a value that was read before its row was there. */
    void note(@Nullable Wire wire, int row, int note) {
        if (wire != null) {
            notes.set(row + wire.slot, note);
        }
    }

    /** Notes the value that the parser stands on in a row, and leaves the parser on its last token. */
    void note(Wire wire, int row) throws IOException {
        JsonToken token = parser.currentToken();
        JsonType.Kind kind = wire.type.kind;
        int note;
        int child = 0;
        if (kind == JsonType.Kind.OBJECT && token == JsonToken.START_OBJECT && wire.table != null) {
            note = Note.of(token, place());
            child = object(wire.table);
        } else if (kind == JsonType.Kind.LIST && token == JsonToken.START_ARRAY) {
            int place = place();
            child = elements(wire);
            note = child == NONE_READABLE ? Note.unusable(place) : Note.of(token, place);
            child = Math.max(child, 0);
        } else {
            note = noteOf(wire.type);
        }
        notes.set(row + wire.slot, note);
        if (wire.child != Wire.NO_CHILD) {
            notes.set(row + wire.child, child);
        }
    }

    /** What is to be noted of the value that the parser stands on, in which nothing is noted. */
    int noteOf(JsonType<?> type) throws IOException {
        JsonToken token = parser.currentToken();
        int place = place();
        boolean isRead = token == JsonToken.VALUE_NULL || canRead(type, token, place);
        if (!isRead) {
            noted().addValue();
        }
        parser.skipChildren();
        return isRead ? Note.of(token, place) : Note.unusable(place);
    }

    /** The name that the parser stands on, any text; null if it is none, which is noted unless it is null. */
    @Nullable
    String name() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            int start = place() + 1;
            int end = NameCache.end(body, start);
            return end < body.length && body[end] == '"' ? NameCache.name(body, start, end) : parser.getText();
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            noted().addValue();
            parser.skipChildren();
        }
        return null;
    }

    /** The instant that the parser stands on; null if it is none. */
    @Nullable
    Instant instant() throws IOException {
        JsonToken token = parser.currentToken();
        int place = place();
        if (canRead(JsonType.INSTANT, token, place)) {
            return JsonType.INSTANT.make(token, values(0), place, 0);
        }
        parser.skipChildren();
        return null;
    }

    /** Passes the value of a field that means nothing here. */
    void skipUnknown() throws IOException {
        if (unknown != null) {
            unknown.addValue();
        }
        parser.skipChildren();
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /**
     * Reads the array that the parser stands on, and tells where its first cell is; 0 if it is empty, apart from nulls. An array
     * of elements that none is readable of is no empty list: a later panel has another type there.
     */
    private int elements(Wire wire) throws IOException {
        int first = 0;
        int last = 0;
        boolean isUnreadable = false;
        JsonType<?> type = wire.type.element();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int place = place();
            int child = 0;
            if (wire.table != null && token == JsonToken.START_OBJECT) {
                child = object(wire.table);
            } else if (!canRead(type, token, place)) {
                noted().addValue();
                parser.skipChildren();
                isUnreadable |= token != JsonToken.VALUE_NULL;
                continue;
            }
            last = notes.addElement(last, Note.of(token, place), child);
            first = first == 0 ? last : first;
        }
        return first == 0 && isUnreadable ? NONE_READABLE : first;
    }

    private boolean canRead(JsonType<?> type, JsonToken token, int place) throws IOException {
        if (type.canReadAtOnce(token, body, place)) {
            return true;
        }
        // The parser has seen no more than the first byte of a text; whoever reads on must know that it ends.
        parser.finishToken();
        return type.canRead(token, body, place);
    }

    private boolean next(@Nullable Wire likely) throws IOException {
        if (likely != null) {
            return parser.nextFieldName(likely.name);
        }
        parser.nextToken();
        return false;
    }

    private static void remember(ObjectTable table, @Nullable Wire previous, Wire wire) {
        if (previous == null) {
            table.likelyFirst = wire;
        } else {
            previous.likelyNext = wire;
        }
    }

    /** The parser tells it as a location too, which is an object for each field: half of what the pass would allocate. */
    private int place() {
        return (int) ((ParserBase) parser).getTokenCharacterOffset() - 1;
    }

    /** What was noted for an earlier field of the name that the parser is at no longer counts. */
    private void forget() {
        if (missing != null) {
            missing.forgetValue();
        }
    }

    private FieldPaths noted() {
        if (missing == null) {
            missing = new FieldPaths(parser);
        }
        return missing;
    }
}
