package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** An event about a user in as many squads as it takes to fill a size: growth in which every byte is decoded. */
final class SizedUser {

    /** What a panel may leave empty, so that there is room for a small size. */
    private static final List<String> OPTIONAL =
            List.of("description", "email", "externalSquadUuid", "subRevokedAt", "lastTrafficResetAt");

    private SizedUser() {}

    /** @param size in bytes, 1,000 or more; the body is at most one squad longer */
    static byte[] of(int size) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode event = json.readTree(Bodies.named("user"));
            ObjectNode user = (ObjectNode) event.get("data");
            OPTIONAL.forEach(user::putNull);
            ArrayNode squads = (ArrayNode) user.get("activeInternalSquads");
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
