package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a body says before its {@code data}: enough to tell whether anybody listens to it.
 *
 * @param name the name of the event
 * @param scope its scope: as sent (panel 2.5.0 and later), else the name up to its first dot
 * @param timestamp the signed time at which the panel queued it; null if the body has none that can be read
 */
public record Envelope(String name, String scope, @Nullable Instant timestamp) {

    /**
     * Reads the envelope of a body, and stops at {@code data} once it has got all three: what follows there could be one of
     * them again, which the decoder refuses. A body that has one of them after its {@code data}, or no scope (panels before
     * 2.5.0), is read to its end, so that this and the decoder say the same of every body that both take.
     *
     * @throws MalformedJsonException when there is no JSON object with a text at {@code event}, or one of the fields that were
     *     read occurs twice
     */
    public static Envelope read(byte[] body) {
        Envelope envelope = EnvelopeText.read(body);
        return envelope != null ? envelope : Json.read(body, parser -> read(body, parser));
    }

    private static Envelope read(byte[] body, JsonParser parser) throws IOException {
        ObjectReader reader = new ObjectReader(parser, body, false);
        RootField.Walk walk = new RootField.Walk(parser);
        String name = null;
        String scope = null;
        Instant timestamp = null;
        boolean isWhole = false;
        while (!isWhole && walk.next()) {
            RootField field = walk.field();
            if (field == RootField.EVENT) {
                name = reader.name();
            } else if (field == RootField.SCOPE) {
                scope = reader.name();
            } else if (field == RootField.TIMESTAMP) {
                timestamp = reader.instant();
            } else if (field == RootField.DATA && name != null && scope != null && timestamp != null) {
                isWhole = true;
            } else {
                reader.skip();
            }
        }
        if (name == null) {
            throw MalformedJsonException.noName();
        }
        return new Envelope(name, scope != null ? scope : DocumentReader.scopeOf(name), timestamp);
    }
}
