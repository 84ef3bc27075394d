package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    private final JsonParser parser;
    private final byte[] body;
    private final @Nullable FieldPaths unknown;
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

    /** Notes a path below the object that was just read. */
    void noteMissing(String path) {
        noted().addBelow(path);
    }

    /** Reads the object that the parser stands on, to its end. */
    <O> Values<O> object(ObjectTable table) throws IOException {
        long[] notes = new long[table.size()];
        @Nullable Object[] children = table.children() == 0 ? null : new Object[table.children()];
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
                notes[wire.slot] = note(wire, children);
                if (!isLikely) {
                    remember(table, previous, wire);
                }
                previous = wire;
                likely = wire.likelyNext;
            }
            isLikely = next(likely);
        }
        Values<O> values = new Values<>(body, notes, children);
        table.check(values, this::noteMissing);
        return values;
    }

    /** Notes the value that the parser stands on, and leaves the parser on its last token. */
    long note(Wire wire, @Nullable Object @Nullable [] children) throws IOException {
        JsonToken token = parser.currentToken();
        int place = place();
        if (token == JsonToken.VALUE_NULL) {
            setChild(wire, children, null);
            return Notes.of(token, place);
        }
        switch (wire.type.kind) {
            case OBJECT -> {
                if (token == JsonToken.START_OBJECT && wire.table != null) {
                    setChild(wire, children, object(wire.table));
                    return Notes.of(token, place);
                }
            }
            case LIST -> {
                if (token == JsonToken.START_ARRAY) {
                    setChild(wire, children, elements(wire));
                    return Notes.of(token, place);
                }
            }
            case RAW -> {
                if (token == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    return Notes.of(token, place);
                }
            }
            default -> {
                if (canRead(wire.type, token, place)) {
                    return Notes.of(token, place);
                }
            }
        }
        setChild(wire, children, null);
        noted().addValue();
        parser.skipChildren();
        return Notes.unusable(place);
    }

    /** The text that the parser stands on; null if it is none, which is noted unless it is null. */
    @Nullable
    String text() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return parser.getText();
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
            return JsonType.INSTANT.make(token, body, place, null);
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

    private ElementNotes elements(Wire wire) throws IOException {
        ElementNotes elements = new ElementNotes();
        JsonType<?> type = wire.type.element();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int place = place();
            if (wire.table != null && token == JsonToken.START_OBJECT) {
                elements.add(Notes.of(token, place), object(wire.table));
            } else if (canRead(type, token, place)) {
                elements.add(Notes.of(token, place), null);
            } else {
                noted().addValue();
                parser.skipChildren();
            }
        }
        return elements;
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

    private static void setChild(Wire wire, @Nullable Object @Nullable [] children, @Nullable Object child) {
        if (children != null && wire.child != Wire.NO_CHILD) {
            children[wire.child] = child;
        }
    }

    private int place() {
        return (int) parser.currentTokenLocation().getByteOffset();
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
