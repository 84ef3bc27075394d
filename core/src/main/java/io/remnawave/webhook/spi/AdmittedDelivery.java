package io.remnawave.webhook.spi;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import java.time.Instant;

/**
 * A delivery that was admitted: signed by a known secret, fresh, an event by its envelope, and listened to. What is in its
 * {@code data} was not looked at yet. Immutable and thread-safe.
 */
public final class AdmittedDelivery {

    private final String id;
    private final String secretId;
    private final String eventName;
    private final String scope;
    private final Instant occurredAt;
    private final Instant receivedAt;

    /** Transient, so that no mapper that looks at fields writes it. */
    private final transient byte[] body;

    private AdmittedDelivery(
            String id,
            String secretId,
            String eventName,
            String scope,
            Instant occurredAt,
            Instant receivedAt,
            byte[] body) {
        this.id = id;
        this.secretId = secretId;
        this.eventName = eventName;
        this.scope = scope;
        this.occurredAt = occurredAt;
        this.receivedAt = receivedAt;
        this.body = body;
    }

    /**
     * A delivery whose envelope is known.
     *
     * @param body not copied: not to be changed afterwards
     */
    public static AdmittedDelivery of(
            String id,
            String secretId,
            String eventName,
            String scope,
            Instant occurredAt,
            Instant receivedAt,
            byte[] body) {
        return new AdmittedDelivery(id, secretId, eventName, scope, occurredAt, receivedAt, body);
    }

    /**
     * A delivery that was admitted before, and stored: its envelope is read from its body.
     *
     * @param body as {@link #body()} gave it
     * @throws MalformedEventException if that is not the body of an event
     */
    public static AdmittedDelivery restore(String id, String secretId, Instant receivedAt, byte[] body) {
        Envelope envelope = EnvelopeReader.read(body);
        Instant occurredAt = envelope.timestamp();
        return new AdmittedDelivery(
                id,
                secretId,
                envelope.name(),
                envelope.scope(),
                occurredAt == null ? receivedAt : occurredAt,
                receivedAt,
                body);
    }

    /** The signature in lower-case hex, which names the delivery; see {@link Delivery#id()}. */
    public String id() {
        return id;
    }

    /** The id of the secret that signed it. */
    public String secretId() {
        return secretId;
    }

    /** The name of the event, which a future panel may have invented. */
    public String eventName() {
        return eventName;
    }

    /** The scope of the event. */
    public String scope() {
        return scope;
    }

    /** The signed timestamp. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When the request came, by the clock of the receiver. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The signed bytes, not copied: not to be changed. */
    public byte[] body() {
        return body;
    }

    /**
     * What a listener gets of it.
     *
     * @param attempt how often it was tried, this time included
     */
    public Delivery toDelivery(int attempt) {
        return Delivery.of(id, occurredAt, receivedAt, secretId, attempt, body);
    }

    /** Id, event, times and size; never the payload. */
    @Override
    public String toString() {
        return "AdmittedDelivery[id=" + id + ", secretId=" + secretId + ", occurredAt=" + occurredAt + ", receivedAt="
                + receivedAt + ", body=" + body.length + " bytes]";
    }
}
