package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.internal.NameSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --set path=value}. The value is JSON where it is JSON ({@code 5}, {@code true}, {@code null}, {@code "5"},
 * {@code [1]}), and else the text itself: {@code data.username=alice} needs no quotes. Where the body has a text already, a
 * number stays text: {@code data.username=007} is a name, and old panels write bytes as text.
 */
record Assignment(String path, String text, @Nullable Object value) {

    static Assignment of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "--set takes path=value, e.g. data.username=alice, and not \"" + text + "\".");
        }
        String value = text.substring(equals + 1);
        return new Assignment(text.substring(0, equals), value, valueOf(value));
    }

    /**
     * @param force whether the event may get a field that it does not have
     * @throws IllegalArgumentException if it has no such field and is not forced to
     */
    Fixture applyTo(Fixture fixture, boolean force) {
        Fixture changed = fixture.set(path, value);
        JsonNode body = CliJson.read(fixture.body());
        JsonNode here = body.at(pointer());
        if (here.isMissingNode() && !force && !appends(body)) {
            throw new IllegalArgumentException(fixture.event() + " has no " + path + "."
                    + NameSuggestion.hint(path, paths(body)) + " To send it nevertheless, add --force.");
        }
        boolean scalar = value instanceof Number || value instanceof Boolean;
        return scalar && here.isTextual() ? fixture.set(path, text) : changed;
    }

    private JsonPointer pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return JsonPointer.compile(pointer.toString());
    }

    /** Whether the place is the one behind the last element of an array. */
    private boolean appends(JsonNode body) {
        JsonPointer pointer = pointer();
        JsonNode parent = body.at(pointer.head());
        return parent.isArray() && pointer.last().getMatchingIndex() == parent.size();
    }

    private static List<String> paths(JsonNode body) {
        List<String> paths = new ArrayList<>();
        addPaths("", body, paths);
        return paths;
    }

    private static void addPaths(String prefix, JsonNode json, List<String> paths) {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String path = prefix + member.getKey();
            paths.add(path);
            addPaths(path + ".", member.getValue(), paths);
        }
    }

    private static @Nullable Object valueOf(String text) {
        try {
            JsonNode json = CliJson.MAPPER.readTree(text);
            return json.isMissingNode() ? text : CliJson.MAPPER.treeToValue(json, Object.class);
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }
}
