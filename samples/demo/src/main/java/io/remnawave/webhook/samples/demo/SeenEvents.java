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
    private final HttpRequest request;

    /** @param webhook where the sample takes deliveries */
    SeenEvents(URI webhook) {
        request = HttpRequest.newBuilder(webhook.resolve("/events")).build();
    }

    /** All, the newest last. */
    List<SeenEvent> all() throws IOException, InterruptedException {
        String body = client.send(request, BodyHandlers.ofString()).body();
        List<SeenEvent> events = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
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
}
