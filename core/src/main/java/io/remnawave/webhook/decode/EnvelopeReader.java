package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonParser;
import io.remnawave.webhook.event.Scopes;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads name, scope and time of a body, and stops at {@code data} if it has got them. */
final class EnvelopeReader {
    private EnvelopeReader() {}

    static Envelope read(byte[] body, JsonParser parser) throws IOException {
        JsonCursor in = new JsonCursor(parser, body);
        String name = null;
        String scope = null;
        Instant timestamp = null;
        String field = in.nextField(RootFields.first());
        for (; field != null; field = in.nextField(RootFields.after(field))) {
            switch (field) {
                case "scope" -> scope = Scalar.text(in);
                case "event" -> name = Scalar.text(in);
                case "timestamp" -> timestamp = Scalar.instant(in);
                case "data" -> {
                    if (name != null && timestamp != null) {
                        return envelope(name, scope, timestamp);
                    }
                    in.skip();
                }
                default -> in.skip();
            }
        }
        if (name == null) {
            throw MalformedEventException.noName();
        }
        return envelope(name, scope, timestamp);
    }

    private static Envelope envelope(String name, @Nullable String scope, @Nullable Instant timestamp) {
        return new Envelope(name, scope != null ? scope : Scopes.of(name), timestamp);
    }
}
