package io.remnawave.webhook.inbox.internal.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be stored.
 *
 * @param subject keyed hash; null where there is no order by subject
 * @param listeners the ids of those that it is for
 * @param payload encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
public record NewDelivery(
        String id,
        String event,
        @Nullable String subject,
        String secretId,
        Instant occurredAt,
        List<String> listeners,
        byte[] payload) {}
