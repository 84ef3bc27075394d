package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;

/** A node with forty inbounds, each with its raw configuration: about 100 KB, as large as a panel's bodies get. */
final class LargeNode {

    private static final int INBOUNDS = 40;
    private static final int SERVER_NAMES = 42;
    private static final int SHORT_IDS = 28;

    private LargeNode() {}

    /** Multiplies the first inbound of a recorded node. */
    static byte[] of(byte[] recorded) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode event = json.readTree(recorded);
            ArrayNode inbounds =
                    (ArrayNode) event.get("data").get("configProfile").get("activeInbounds");
            ObjectNode first = (ObjectNode) inbounds.get(0);
            inbounds.removeAll();
            Random random = new Random(INBOUNDS);
            for (int i = 0; i < INBOUNDS; i++) {
                inbounds.add(inbound(first.deepCopy(), i, random));
            }
            return json.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode inbound(ObjectNode inbound, int number, Random random) {
        String tag = "VLESS_TCP_REALITY_" + number;
        inbound.put("uuid", new UUID(random.nextLong(), random.nextLong()).toString());
        inbound.put("tag", tag);
        inbound.put("port", 10_000 + number);
        ObjectNode raw = (ObjectNode) inbound.get("rawInbound");
        raw.put("tag", tag);
        raw.put("port", 10_000 + number);
        ObjectNode reality = (ObjectNode) raw.get("streamSettings").get("realitySettings");
        ArrayNode names = reality.putArray("serverNames");
        for (int i = 0; i < SERVER_NAMES; i++) {
            names.add("cdn-" + i + ".steal-" + number + ".example.com");
        }
        ArrayNode shortIds = reality.putArray("shortIds");
        for (int i = 0; i < SHORT_IDS; i++) {
            shortIds.add(String.format("%016x", random.nextLong()));
        }
        return inbound;
    }
}
