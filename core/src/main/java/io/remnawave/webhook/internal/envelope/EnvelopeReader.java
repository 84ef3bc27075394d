package io.remnawave.webhook.internal.envelope;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.internal.json.Envelope;
import io.remnawave.webhook.internal.json.MalformedJsonException;

/** Reads what a receiver must know of a body before it is worth decoding. */
public final class EnvelopeReader {
    private EnvelopeReader() {}

    /**
     * Reads the envelope.
     *
     * @throws MalformedEventException when there is no JSON object with a text at {@code event}, or one of the fields it comes
     *     by occurs twice
     */
    public static Envelope read(byte[] body) {
        try {
            return Envelope.read(body);
        } catch (MalformedJsonException e) {
            throw new MalformedEventException(e.reason());
        }
    }
}
