package io.remnawave.webhook.console;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A body as its text, with the places of its values: what is masked, revealed or replaced is cut out of the text, so that
 * everything else stays as it was sent. Immutable.
 */
final class BodyText {

    static final String MASK = "\"****\"";

    /** A hundred times those of the largest event. Two bytes of a body can be a value, and are a hundred of memory with their path. */
    private static final int MAX_VALUES = 50_000;

    private final String json;
    private final List<Value> values = new ArrayList<>();
    private final List<Value> containers = new ArrayList<>();

    private BodyText(String json) {
        this.json = json;
    }

    /**
     * A value that is shown or hidden as a whole.
     *
     * @param path with indexes, {@code data.ips[0].ip}
     * @param rule the same with {@code []} for every index
     */
    record Value(String path, String rule, int from, int to) {}

    /** Empty if the bytes are not one JSON object in UTF-8, or one of more than {@value #MAX_VALUES} values. */
    static Optional<BodyText> of(byte[] bytes) {
        String json;
        try {
            json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        try (JsonParser parser = Json.FACTORY.createParser(json.toCharArray())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            BodyText text = new BodyText(json);
            text.object("", "", parser);
            return parser.nextToken() == null ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void object(String path, String rule, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            String separator = path.isEmpty() ? "" : ".";
            value(path + separator + name, rule + separator + name, parser);
        }
    }

    private void value(String path, String rule, JsonParser parser) throws IOException {
        if (values.size() + containers.size() >= MAX_VALUES) {
            throw new IOException("too many values");
        }
        JsonToken token = parser.currentToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        boolean descend = FieldRules.isShown(rule);
        List<Value> kind = token.isStructStart() && descend ? containers : values;
        if (kind == values) {
            parser.skipChildren();
            parser.finishToken();
        } else if (token == JsonToken.START_OBJECT) {
            object(path, rule, parser);
        } else {
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(path + "[" + index++ + "]", rule + "[]", parser);
            }
        }
        kind.add(new Value(path, rule, from, (int) parser.currentLocation().getCharOffset()));
    }

    /** The text with every value masked that is not to be shown unasked. */
    String masked() {
        return replace(this::isMasked, value -> MASK);
    }

    List<Value> values() {
        return values;
    }

    /** The values, and the objects and arrays that hold them, in the order of the text. */
    List<Value> fields() {
        return Stream.concat(values.stream(), containers.stream())
                .sorted(Comparator.comparingInt(Value::from))
                .toList();
    }

    /** Whether a value is not shown unasked. */
    boolean isMasked(Value value) {
        return !FieldRules.isShown(value.rule()) && json.charAt(value.from()) != 'n';
    }

    /** What is known of no panel. */
    List<String> unknownFields() {
        return values.stream()
                .filter(value -> !FieldRules.isKnown(value.rule()))
                .map(Value::path)
                .toList();
    }

    /** The JSON text of the value at a path, the last one where there are several. */
    Optional<String> at(String path) {
        return values.stream()
                .filter(value -> value.path().equals(path))
                .reduce((first, second) -> second)
                .map(this::text);
    }

    String text(Value value) {
        return json.substring(value.from(), value.to());
    }

    /** The text with some values written anew. */
    String replace(Predicate<Value> which, Function<Value, String> written) {
        StringBuilder out = new StringBuilder(json.length());
        int copied = 0;
        for (Value value : values) {
            if (which.test(value)) {
                out.append(json, copied, value.from()).append(written.apply(value));
                copied = value.to();
            }
        }
        return out.append(json, copied, json.length()).toString();
    }
}
