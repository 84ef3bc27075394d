package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands on a value of a body and reads it as what the panel means by it.
 *
 * <p>A reading method that finds another JSON type than its own notes the path, skips the value and answers null; JSON
 * null is null without a note. Each leaves the cursor on the last token of the value. Not thread-safe.
 */
final class JsonCursor {
    private final JsonParser parser;
    private final byte[] body;
    private @Nullable MissingPaths missing;

    JsonCursor(JsonParser parser, byte[] body) {
        this.parser = parser;
        this.body = body;
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

    /** The values of an object, each in the slot of its field; null if the value is no object. */
    @Nullable
    Object @Nullable [] object(FieldTable table) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            refuse();
            return null;
        }
        @Nullable Object[] values = new Object[table.usualSize()];
        Field<?> expected = table.first();
        boolean asExpected = parser.nextFieldName(expected.name());
        while (parser.hasToken(JsonToken.FIELD_NAME)) {
            Field<?> field = asExpected ? expected : table.get(parser.currentName());
            parser.nextToken();
            if (field == null) {
                parser.skipChildren();
            } else {
                if (field.slot() >= values.length) {
                    values = Arrays.copyOf(values, table.size());
                }
                values[field.slot()] = field.reader().read(this);
                expected = table.after(field);
            }
            asExpected = parser.nextFieldName(expected.name());
        }
        for (Field<?> field : table.required()) {
            require(field.of(values), field.name().getValue());
        }
        return values;
    }

    /** The name of the next field, with the cursor on its value; null at the end of the object. */
    @Nullable
    String nextField() throws IOException {
        String name = parser.nextFieldName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    @Nullable
    String text() throws IOException {
        return isText() ? parser.getText() : null;
    }

    /** A text that is probably one of {@link KnownTexts}. */
    @Nullable
    String knownText() throws IOException {
        if (!isText()) {
            return null;
        }
        String known = KnownTexts.find(characters(), offset(), length());
        return known != null ? known : parser.getText();
    }

    /** A text of an open enumeration. */
    <T> @Nullable T value(Function<String, T> of) throws IOException {
        String text = knownText();
        return text == null ? null : of.apply(text);
    }

    @Nullable
    Secret secret() throws IOException {
        return isText() ? Secret.of(parser.getText()) : null;
    }

    @Nullable
    UUID uuid() throws IOException {
        return isText() ? noteIfNull(UuidText.parse(body, startOfText())) : null;
    }

    @Nullable
    Instant instant() throws IOException {
        if (!isText()) {
            return null;
        }
        Instant instant = InstantText.parsePanelForm(body, startOfText());
        return instant != null ? instant : noteIfNull(InstantText.parseAnyForm(parser.getText()));
    }

    /** Whole seconds since 1970. */
    @Nullable
    Instant epochSecond() throws IOException {
        Long seconds = int64();
        return seconds == null ? null : noteIfNull(InstantText.ofEpochSecond(seconds));
    }

    @Nullable
    Boolean bool() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_TRUE)) {
            return true;
        }
        if (parser.hasToken(JsonToken.VALUE_FALSE)) {
            return false;
        }
        refuse();
        return null;
    }

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    @Nullable
    Long int64() throws IOException {
        return isNumber() || isText() ? noteIfNull(NumberText.parseLong(characters(), offset(), length())) : null;
    }

    /** A whole number, sent as a number or as text, cut towards zero and saturated. */
    @Nullable
    Integer int32() throws IOException {
        Long value = int64();
        return value == null ? null : NumberText.saturatedInt(value);
    }

    @Nullable
    Double float64() throws IOException {
        return isNumber() || refuse() ? (Double) parser.getDoubleValue() : null;
    }

    /** A factor: plain when it is a number (panel 2.5.0 and later), in nano units when it is text. */
    @Nullable
    BigDecimal multiplier() throws IOException {
        if (isNumber()) {
            return noteIfNull(NumberText.parseDecimal(characters(), offset(), length()));
        }
        return isText() ? noteIfNull(NumberText.parseNano(characters(), offset(), length())) : null;
    }

    /** Seconds, sent as a number, which may have a fraction, or as text. */
    @Nullable
    Duration seconds() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return noteIfNull(NumberText.parseSeconds(characters(), offset(), length()));
        }
        Long seconds = int64();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** The usable elements of an array, unmodifiable; null if it is none. */
    <T> @Nullable List<T> list(ValueReader<T> element) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            refuse();
            return null;
        }
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

    /** The next usable element; null at the end of the array. */
    private <T> @Nullable T nextElement(ValueReader<T> element) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            T value = noteIfNull(element.read(this));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** An object that is left as it stands in the body. */
    @Nullable
    RawInbound rawInbound() throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            refuse();
            return null;
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return new RawInbound(body, start, end - start, JsonTree::parseObject);
    }

    private boolean isText() throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) || refuse();
    }

    private boolean isNumber() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Where the characters of a text begin in the body, behind its quote. */
    private int startOfText() {
        return (int) parser.currentTokenLocation().getByteOffset() + 1;
    }

    private char[] characters() throws IOException {
        return parser.getTextCharacters();
    }

    private int offset() throws IOException {
        return parser.getTextOffset();
    }

    private int length() throws IOException {
        return parser.getTextLength();
    }

    private MissingPaths noted() {
        if (missing == null) {
            missing = new MissingPaths(parser);
        }
        return missing;
    }

    private <T> @Nullable T noteIfNull(@Nullable T value) {
        if (value == null) {
            noted().addValue();
        }
        return value;
    }

    private boolean refuse() throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            noted().addValue();
            parser.skipChildren();
        }
        return false;
    }
}
