package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.remnawave.webhook.testkit.internal.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as the commands read and print it: numbers as they were written, and nothing in it that a terminal would obey. */
final class CliJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CliJson() {}

    /** @throws UncheckedIOException if it is not one JSON value */
    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** In one line. */
    static String line(JsonNode json) throws JsonProcessingException {
        return Printable.json(MAPPER.writeValueAsString(json));
    }

    static String indented(JsonNode json) throws JsonProcessingException {
        return Printable.json(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
