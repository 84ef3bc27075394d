package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds what a console has taken. */
final class Deliveries {

    private Deliveries() {}

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
