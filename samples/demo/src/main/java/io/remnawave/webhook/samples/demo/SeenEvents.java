package io.remnawave.webhook.samples.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the listeners of a sample have seen. */
final class SeenEvents {

    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI webhook;

    /** @param webhook where the sample takes deliveries */
    SeenEvents(URI webhook) {
        this.webhook = webhook;
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook.resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** All, the newest last. */
    List<SeenEvent> all() throws IOException, InterruptedException {
        List<SeenEvent> events = new ArrayList<>();
        try (JsonParser json = JSON.createParser(get("/events"))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> fields = new HashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    fields.put(json.currentName(), json.nextTextValue());
                }
                events.add(new SeenEvent(
                        fields.getOrDefault("event", ""),
                        fields.getOrDefault("deliveryId", ""),
                        fields.getOrDefault("subject", "")));
            }
        }
        return events;
    }

    /** How many, from a sample that counts them. */
    HandledCount count() throws IOException, InterruptedException {
        Map<String, Long> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(get("/events/count"))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                fields.put(json.currentName(), json.nextLongValue(0));
            }
        }
        return new HandledCount(fields.getOrDefault("handled", 0L), fields.getOrDefault("distinct", 0L));
    }
}
