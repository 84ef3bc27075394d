package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.json.DocumentReader;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Json;
import io.remnawave.webhook.internal.json.MalformedJsonException;

/**
 * Turns the body of a delivery into an event, whatever panel sent it (1.3.3 to 3.x).
 *
 * <p>Whatever else a body holds, it is decoded: unknown fields are skipped, their order does not matter, of two fields
 * with one name within {@code data} the last counts, unknown events and values are values, and what is missing or of another
 * JSON type is told by {@link RemnawaveEvent#missingFields()}. Immutable and thread-safe.
 *
 * <p>What is nested too deep, has too long a number or a field name of more than 50,000 characters is malformed, and so is a
 * body that says its event, scope, timestamp, data or meta twice; a text may be as long as the body, whose size is for the
 * caller to bound.
 *
 * <p>An event is a view over the array it was decoded from, which is not copied: do not change it afterwards. To keep an
 * event, keep its bytes ({@code event.body().bytes()}, or {@code delivery.body()}) and decode them again.
 */
public final class EventDecoder {

    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = Json.MAX_DEPTH;

    /** How many characters a number may have. */
    public static final int MAX_NUMBER_LENGTH = Json.MAX_NUMBER_LENGTH;

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
        try {
            return (RemnawaveEvent) DocumentReader.read(body, EventDecoder::table);
        } catch (MalformedJsonException e) {
            throw new MalformedEventException(e.reason());
        }
    }

    private static EventTable<?> table(String scope) {
        return EventTable.of(PayloadTypes.eventType(scope));
    }
}
