package io.remnawave.webhook.inbox.internal.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is in the database.
 *
 * @param leftSince since when it is left to an instance that has its listener or its key; null where it is not
 * @param attempts those that have failed
 * @param listeners the ids of those that it was stored for; null for those of the instance that runs it
 * @param completed the ids of those that have taken it
 * @param payload encrypted; null when it is done
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
public record StoredDelivery(
        String id,
        State state,
        String event,
        @Nullable String subject,
        String secretId,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable Instant leftSince,
        int attempts,
        @Nullable List<String> listeners,
        @Nullable String lastError,
        Set<String> completed,
        byte @Nullable [] payload) {

    /** What is to become of it. */
    public enum State {
        /** To be handled, or tried again. */
        READY,
        /** Handled, or dropped; remembered so that a repetition is known as one. */
        DONE,
        /** Given up. */
        DEAD,
        /** For a listener that no instance has any longer. */
        ORPHANED
    }
}
