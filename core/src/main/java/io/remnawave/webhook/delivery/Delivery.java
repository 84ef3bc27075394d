package io.remnawave.webhook.delivery;

import java.time.Instant;

/**
 * One verified delivery: what surrounds the event. Immutable and thread-safe. A listener gets it by declaring a parameter
 * of this type.
 */
public final class Delivery {

    private final String id;
    private final Instant occurredAt;
    private final Instant receivedAt;
    private final String secretId;
    private final int attempt;

    /** Transient, so that no mapper that looks at fields writes it. */
    private final transient byte[] body;

    private Delivery(String id, Instant occurredAt, Instant receivedAt, String secretId, int attempt, byte[] body) {
        this.id = id;
        this.occurredAt = occurredAt;
        this.receivedAt = receivedAt;
        this.secretId = secretId;
        this.attempt = attempt;
        this.body = body;
    }

    /**
     * A delivery as a listener gets it; for receivers, and for tests of a listener.
     *
     * @param id the signature in lower-case hex
     * @param attempt 1 or more
     * @param body the signed bytes, not copied: not to be changed afterwards
     */
    public static Delivery of(
            String id, Instant occurredAt, Instant receivedAt, String secretId, int attempt, byte[] body) {
        return new Delivery(id, occurredAt, receivedAt, secretId, attempt, body);
    }

    /**
     * The signature in lower-case hex, 64 characters. A panel sends no id of its own and repeats the same bytes in every
     * retry and to every URL, so equal ids mean the same delivery.
     */
    public String id() {
        return id;
    }

    /** The signed timestamp: when the panel queued the event, in milliseconds. Retries do not change it. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When this receiver took the request, by its own clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The id of the secret that signed it, which tells panels apart where each has its own. */
    public String secretId() {
        return secretId;
    }

    /** How often this delivery was tried here, this time included: 1 unless a listener failed before. */
    public int attempt() {
        return attempt;
    }

    /**
     * A copy of the signed bytes. With {@code accept-reformatted-body}, of a body that was re-formatted on its way, the
     * canonical bytes that carry the signature.
     */
    public byte[] body() {
        return body.clone();
    }

    /** The id, times and size; never the payload. */
    @Override
    public String toString() {
        return "Delivery[id=" + id + ", occurredAt=" + occurredAt + ", receivedAt=" + receivedAt + ", secretId="
                + secretId + ", attempt=" + attempt + ", body=" + body.length + " bytes]";
    }
}
