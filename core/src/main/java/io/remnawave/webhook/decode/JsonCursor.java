package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.remnawave.webhook.model.RawInbound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands on a value of a body. Whoever reads the value leaves the cursor on its last token.
 *
 * <p>A value of another JSON type than is asked for is noted as missing, skipped and null; JSON null is null without a
 * note. Not thread-safe.
 */
final class JsonCursor {
    private final JsonParser parser;
    private final byte[] body;
    private final @Nullable FieldPaths unknown;
    private @Nullable FieldPaths missing;

    JsonCursor(JsonParser parser, byte[] body) {
        this(parser, body, null);
    }

    /** A cursor that notes the fields which nobody reads, too. */
    static JsonCursor notingUnknown(JsonParser parser, byte[] body) {
        return new JsonCursor(parser, body, new FieldPaths(parser));
    }

    private JsonCursor(JsonParser parser, byte[] body, @Nullable FieldPaths unknown) {
        this.parser = parser;
        this.body = body;
        this.unknown = unknown;
    }

    /** The paths of the fields that nobody reads, if they are noted. */
    List<String> unknown() {
        return unknown == null ? List.of() : unknown.list();
    }

    /** The paths noted so far. */
    List<String> missing() {
        return missing == null ? List.of() : missing.list();
    }

    /** Notes a field of the object that was just read, or a path below it, if it did not come. */
    void require(@Nullable Object value, String field) {
        if (value == null) {
            noted().addBelow(field);
        }
    }

    /** Notes the value the cursor stands on if nothing could be made of it. */
    <T> @Nullable T noteIfNull(@Nullable T value) {
        if (value == null) {
            noted().addValue();
        }
        return value;
    }

    /** The name of the next field, with the cursor on its value; null at the end of the object. The likely name is found soonest. */
    @Nullable
    String nextField(SerializedString likely) throws IOException {
        if (parser.nextFieldName(likely)) {
            toValue();
            return likely.getValue();
        }
        if (!parser.hasToken(JsonToken.FIELD_NAME)) {
            return null;
        }
        String name = parser.currentName();
        toValue();
        return name;
    }

    /** The values of an object, each in the slot of its field; null if the value is no object. */
    @Nullable
    Object @Nullable [] object(FieldTable table) throws IOException {
        if (!isA(JsonToken.START_OBJECT)) {
            return null;
        }
        @Nullable Object[] values = new Object[table.usualSize()];
        long present = 0;
        Field<?> expected = table.first();
        boolean asExpected = parser.nextFieldName(expected.name());
        while (parser.hasToken(JsonToken.FIELD_NAME)) {
            Field<?> field = asExpected ? expected : table.get(parser.currentName());
            toValue();
            if (field == null) {
                skipUnknown();
            } else {
                if (field.slot() >= values.length) {
                    values = Arrays.copyOf(values, table.size());
                }
                Object value = Scalar.read(field.reader(), this);
                values[field.slot()] = value;
                present = value == null ? present & ~field.bit() : present | field.bit();
                expected = table.after(field);
            }
            asExpected = parser.nextFieldName(expected.name());
        }
        if (!table.isComplete(present)) {
            for (Field<?> field : table.required()) {
                require(field.of(values), field.name().getValue());
            }
        }
        return values;
    }

    /** The usable elements of an array, unmodifiable; null if the value is none. */
    <T> @Nullable List<T> list(ValueReader<T> element) throws IOException {
        if (!isA(JsonToken.START_ARRAY)) {
            return null;
        }
        // Most arrays have at most two elements, for which there are lists of that size.
        T first = nextElement(element);
        if (first == null) {
            return List.of();
        }
        T second = nextElement(element);
        if (second == null) {
            return List.of(first);
        }
        T third = nextElement(element);
        if (third == null) {
            return List.of(first, second);
        }
        List<T> list = new ArrayList<>(List.of(first, second, third));
        for (T next = nextElement(element); next != null; next = nextElement(element)) {
            list.add(next);
        }
        return List.copyOf(list);
    }

    /** An object that is left as it stands in the body. */
    @Nullable
    RawInbound rawInbound() throws IOException {
        if (!isA(JsonToken.START_OBJECT)) {
            return null;
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return new RawInbound(body, start, end - start, JsonTree::parseObject);
    }

    /** Passes the value of a field that means nothing here. */
    void skipUnknown() throws IOException {
        if (unknown != null) {
            unknown.addValue();
        }
        skip();
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /** Whether the value is of a JSON type; notes and skips one that is not, unless it is null. */
    boolean isA(JsonToken type) throws IOException {
        if (parser.hasToken(type)) {
            return true;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            noted().addValue();
            skip();
        }
        return false;
    }

    /** Whether the value is of a JSON type; if not, nothing happens. */
    boolean is(JsonToken type) {
        return parser.hasToken(type);
    }

    String text() throws IOException {
        return parser.getText();
    }

    /** The characters of a text or number, from {@link #offset()} on. */
    char[] characters() throws IOException {
        return parser.getTextCharacters();
    }

    int offset() throws IOException {
        return parser.getTextOffset();
    }

    int length() throws IOException {
        return parser.getTextLength();
    }

    double number() throws IOException {
        return parser.getDoubleValue();
    }

    /** The body, in which a text begins at {@link #startOfText()}, behind its quote. */
    byte[] body() {
        return body;
    }

    int startOfText() {
        return (int) parser.currentTokenLocation().getByteOffset() + 1;
    }

    /** From the name of a field to its value. What was noted for an earlier field of that name no longer counts. */
    private void toValue() throws IOException {
        parser.nextToken();
        if (missing != null) {
            missing.forgetValue();
        }
    }

    private <T> @Nullable T nextElement(ValueReader<T> element) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            T value = noteIfNull(element.read(this));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private FieldPaths noted() {
        if (missing == null) {
            missing = new FieldPaths(parser);
        }
        return missing;
    }
}
