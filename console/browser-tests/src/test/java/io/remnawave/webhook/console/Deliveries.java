package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.remnawave.webhook.WebhookSettings;
import java.nio.charset.StandardCharsets;

/** Finds what a console has taken. */
final class Deliveries {

    private Deliveries() {}

    /** A body of nothing but values: half a million of them, as many as the receiver takes. */
    static byte[] manyValues() {
        String start = "{\"event\":\"user.expired\",\"data\":{\"activeInternalSquads\":[0";
        String end = "]}}";
        int room = WebhookSettings.DEFAULT_MAX_BODY_SIZE - start.length() - end.length();
        return (start + ",0".repeat(room / 2) + end).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key of the first delivery that came. */
    static String only(ConsoleClient client) {
        await().untilAsserted(() ->
                assertThat(client.get("/api/deliveries/d1").status()).isEqualTo(200));
        return "d1";
    }

    static JsonNode detail(ConsoleClient client, String key) {
        await().untilAsserted(() ->
                assertThat(client.get("/api/deliveries/" + key).status()).isEqualTo(200));
        return client.get("/api/deliveries/" + key).json();
    }

    /** The body as it came, credentials included. */
    static String body(ConsoleClient client, String key) {
        detail(client, key);
        return client.post("/api/deliveries/" + key + "/reveal", "{\"path\":\"\"}")
                .json()
                .get("json")
                .asText();
    }
}
