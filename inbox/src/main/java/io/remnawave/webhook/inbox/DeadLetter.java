package io.remnawave.webhook.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery that is not tried any longer, dead or orphaned. Without its payload. Immutable. More may come to be told. */
public final class DeadLetter {

    private final String deliveryId;
    private final String event;
    private final String secretId;
    private final Instant occurredAt;
    private final Instant receivedAt;
    private final int attempts;
    private final boolean orphaned;
    private final @Nullable String lastError;

    DeadLetter(
            String deliveryId,
            String event,
            String secretId,
            Instant occurredAt,
            Instant receivedAt,
            int attempts,
            boolean orphaned,
            @Nullable String lastError) {
        this.deliveryId = deliveryId;
        this.event = event;
        this.secretId = secretId;
        this.occurredAt = occurredAt;
        this.receivedAt = receivedAt;
        this.attempts = attempts;
        this.orphaned = orphaned;
        this.lastError = lastError;
    }

    /** The signature in lower-case hex. */
    public String deliveryId() {
        return deliveryId;
    }

    /** The name of the event. */
    public String event() {
        return event;
    }

    /** The id of the secret that signed it. */
    public String secretId() {
        return secretId;
    }

    /** The signed timestamp. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When it was stored, by the clock of the database. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    /** Whether its listener is gone, rather than has failed. */
    public boolean isOrphaned() {
        return orphaned;
    }

    /** The class and the message of the last failure, cut; never the payload. */
    public @Nullable String lastError() {
        return lastError;
    }

    @Override
    public String toString() {
        return "DeadLetter[" + deliveryId + ", " + event + ", attempts=" + attempts + (orphaned ? ", orphaned" : "")
                + "]";
    }
}
