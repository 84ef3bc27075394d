package io.remnawave.webhook.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A body that can be changed at the paths of {@link JsonLeaf}. */
final class EditableBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root;

    private EditableBody(ObjectNode root) {
        this.root = root;
    }

    static EditableBody of(byte[] body) {
        try {
            return new EditableBody((ObjectNode) MAPPER.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonLeaf> leaves() {
        return JsonLeaf.of(root);
    }

    EditableBody without(String path) {
        ObjectNode copy = root.deepCopy();
        ((ObjectNode) parent(copy, path)).remove(lastStep(path));
        return new EditableBody(copy);
    }

    EditableBody with(String path, String json) {
        ObjectNode copy = root.deepCopy();
        JsonNode parent = parent(copy, path);
        String last = lastStep(path);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), tree(json));
        } else {
            ((ObjectNode) parent).set(last, tree(json));
        }
        return new EditableBody(copy);
    }

    /** The same body with the fields of all its objects in another order; free-form objects stay as they are. */
    EditableBody shuffled(long seed) {
        return new EditableBody((ObjectNode) shuffled(root, new Random(seed)));
    }

    /** The same body with fields before and after each field that no panel sends yet. */
    EditableBody withUnknownFields() {
        return new EditableBody((ObjectNode) withUnknownFields(root));
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        Collections.shuffle(fields, random);
        ObjectNode copy = MAPPER.createObjectNode();
        fields.forEach(field -> copy.set(
                field.getKey(),
                field.getKey().equals("rawInbound") ? field.getValue() : shuffled(field.getValue(), random)));
        return copy;
    }

    private static JsonNode withUnknownFields(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(withUnknownFields(element)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = MAPPER.createObjectNode();
        object.properties().forEach(field -> {
            copy.set("new" + field.getKey(), tree("{\"username\":[{\"id\":1},null,\"}]\"],\"uuid\":\"\\\"\"}"));
            copy.set(
                    field.getKey(),
                    field.getKey().equals("rawInbound") ? field.getValue() : withUnknownFields(field.getValue()));
            copy.set(field.getKey() + "New", tree("-1.5e300"));
        });
        return copy;
    }

    private static JsonNode parent(JsonNode root, String path) {
        JsonNode node = root;
        String[] steps = steps(path);
        for (int i = 0; i < steps.length - 1; i++) {
            node = node instanceof ArrayNode ? node.get(Integer.parseInt(steps[i])) : node.get(steps[i]);
        }
        return node;
    }

    private static String lastStep(String path) {
        String[] steps = steps(path);
        return steps[steps.length - 1];
    }

    private static String[] steps(String path) {
        return path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
