package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps and lists, unmodifiable, with nulls and in the order of the text. */
public final class JsonTree {
    /** How many digits a number beyond the range of a double may have when it is written out, as adding one to it does. */
    private static final int MOST_DIGITS = 1_000;

    private JsonTree() {}

    public static Map<String, @Nullable Object> parseObject(String json) {
        return parseObject(json.getBytes(UTF_8));
    }

    public static Map<String, @Nullable Object> parseObject(byte[] json) {
        return Json.read(json, JsonTree::readObject);
    }

    /** An object or array that was read before, as a map or a list. */
    static Object parse(byte[] container) {
        try (JsonParser parser = Json.open(container, 0)) {
            return parser.nextToken() == JsonToken.START_ARRAY ? readArray(parser) : readObject(parser);
        } catch (IOException e) {
            throw JsonText.wasReadBefore(e);
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, readValue(parser));
        }
        return Collections.unmodifiableMap(object);
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(readValue(parser));
        }
        return Collections.unmodifiableList(array);
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> readFraction(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Number readFraction(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (!Double.isInfinite(value)) {
            return value;
        }
        try {
            BigDecimal decimal = new BigDecimal(parser.getText());
            return (long) decimal.precision() - decimal.scale() > MOST_DIGITS ? (Number) value : decimal;
        } catch (NumberFormatException exponentBeyondInt) {
            return value;
        }
    }
}
