package io.remnawave.webhook.samples.httpserver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes journal entries as a JSON array. */
final class JournalJson {

    /** Escaped, half a surrogate pair that somebody typed into a login form is harmless; as UTF-8 it cannot be written. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JournalJson() {}

    static void write(List<JournalEntry> entries, Writer target) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(target)) {
            json.writeStartArray();
            for (JournalEntry entry : entries) {
                json.writeStartObject();
                json.writeStringField("event", entry.event());
                json.writeStringField("timestamp", entry.timestamp());
                json.writeStringField("deliveryId", entry.deliveryId());
                json.writeStringField("subject", entry.subject());
                json.writeStringField("panelScope", entry.panelScope());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
