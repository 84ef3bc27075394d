package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.testkit.fixture.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --set path=value}. The value is JSON where it is JSON ({@code 5}, {@code true}, {@code null}, {@code "5"},
 * {@code [1]}), and else the text itself: {@code data.username=alice} needs no quotes. Where the body has a text already, a
 * number stays text: {@code data.username=007} is a name, and old panels write bytes as text.
 */
record Assignment(String path, String text, @Nullable Object value) {

    private static final JsonFactory JSON = new JsonFactory();

    static Assignment of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "--set takes path=value, e.g. data.username=alice, and not \"" + text + "\".");
        }
        String value = text.substring(equals + 1);
        return new Assignment(text.substring(0, equals), value, valueOf(value));
    }

    Fixture applyTo(Fixture fixture) {
        boolean scalar = value instanceof Number || value instanceof Boolean;
        return fixture.set(path, scalar && isTextIn(fixture) ? text : value);
    }

    private boolean isTextIn(Fixture fixture) {
        Object here = EventDecoder.standard().decode(fixture.body()).body().asMap();
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            if (here instanceof Map<?, ?> members) {
                here = members.get(step);
            } else if (here instanceof List<?> elements && step.matches("\\d{1,6}")) {
                int index = Integer.parseInt(step);
                here = index < elements.size() ? elements.get(index) : null;
            } else {
                return false;
            }
        }
        return here instanceof String;
    }

    private static @Nullable Object valueOf(String text) {
        try (JsonParser json = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            JsonToken first = json.nextToken();
            Object value = first == null ? text : read(json);
            return json.nextToken() == null ? value : text;
        } catch (IOException notJson) {
            return text;
        }
    }

    private static @Nullable Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    members.put(name, read(json));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(json));
                }
                yield elements;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
