package io.remnawave.webhook.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A value of a body that holds no others: text, number, boolean, null, an empty array, or a free-form object that the
 * model keeps whole.
 *
 * @param path with indexes: {@code data.tags[1]}
 */
record JsonLeaf(String path, JsonNode value) {

    /** All leaves of a body. */
    static List<JsonLeaf> of(JsonNode body) {
        List<JsonLeaf> leaves = new ArrayList<>();
        collect("", body, leaves::add);
        return leaves;
    }

    /** The path without indexes, as the table of fields writes it: {@code data.tags[]}. */
    String field() {
        return path.replaceAll("\\[\\d+]", "[]");
    }

    private static void collect(String path, JsonNode value, Consumer<JsonLeaf> leaves) {
        if (value.isObject() && !value.isEmpty() && !path.endsWith(".rawInbound")) {
            value.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves));
        } else if (value.isArray() && !value.isEmpty()) {
            for (int i = 0; i < value.size(); i++) {
                collect(path + "[" + i + "]", value.get(i), leaves);
            }
        } else {
            leaves.accept(new JsonLeaf(path, value));
        }
    }
}
