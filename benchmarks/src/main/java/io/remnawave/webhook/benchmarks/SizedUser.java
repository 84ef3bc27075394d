package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;

/** An event about a user in as many squads as it takes to fill a size: growth in which every byte is decoded. */
final class SizedUser {

    private SizedUser() {}

    /** @param size in bytes; the body is at most one squad longer, and never smaller than a user without any */
    static byte[] of(int size) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode event = json.readTree(Bodies.named("user"));
            ArrayNode squads = (ArrayNode) event.get("data").get("activeInternalSquads");
            squads.removeAll();
            Random random = new Random(size);
            int length = json.writeValueAsBytes(event).length;
            for (int i = 0; length < size; i++) {
                JsonNode squad = squads.addObject()
                        .put("uuid", new UUID(random.nextLong(), random.nextLong()).toString())
                        .put("name", "Squad-" + i);
                length += json.writeValueAsBytes(squad).length + 1;
            }
            return json.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
