package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;

/**
 * Turns the body of a delivery into an event, whatever panel sent it (1.3.3 to 3.x).
 *
 * <p>Whatever else a body holds, it is decoded: unknown fields are skipped, their order does not matter, of two fields
 * with one name the last counts, unknown events and values are values, and what is missing or of another JSON type is
 * told by {@link RemnawaveEvent#missing()}. Immutable and thread-safe.
 *
 * <p>What is nested too deep, has too long a number or a field name of more than 50,000 characters is malformed; a text may
 * be as long as the body, whose size is for the caller to bound.
 *
 * <p>An event keeps the array it was decoded from for {@link RemnawaveEvent#data()}, without copying it: do not change
 * it afterwards.
 */
public final class EventDecoder {

    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 256;

    /** How many characters a number may have. */
    public static final int MAX_NUMBER_LENGTH = 256;

    private static final EventDecoder STANDARD = new EventDecoder();

    private EventDecoder() {}

    /** The decoder. */
    public static EventDecoder standard() {
        return STANDARD;
    }

    /**
     * Decodes a body.
     *
     * @param body the exact bytes of the delivery, retained by the event
     * @throws MalformedEventException when the body is not one JSON object with a text at {@code event}
     */
    public RemnawaveEvent decode(byte[] body) {
        return EventReader.read(body);
    }

    /**
     * Reads the start of a body, up to its {@code data}, which on every panel comes after name and time. What follows is
     * not looked at: a body can be malformed there, or tell another name, scope or time, of which {@link #decode} takes the
     * last.
     *
     * @throws MalformedEventException when there is no JSON object with a text at {@code event}
     */
    public Envelope envelope(byte[] body) {
        Envelope panelForm = EnvelopeText.parsePanelForm(body);
        return panelForm != null ? panelForm : JsonBody.read(body, parser -> EnvelopeReader.read(body, parser));
    }
}
