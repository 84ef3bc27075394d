package io.remnawave.webhook.internal.diagnosis;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that was refused, copied from it, so that it can be explained later.
 *
 * @param looksLikeAPanel see {@code ReceivedRequest.looksLikeAPanel()}
 * @param method the HTTP method
 * @param contentEncoding the value of that header, if there is one
 * @param signature the value of the signature header, where there is one of the right form
 * @param declaredLength what {@code Content-Length} says, -1 where it says nothing
 * @param bodySize how many bytes of the body were received
 * @param eventName the name of a verified event
 * @param occurredAt its signed timestamp
 * @param cause what made the request unreadable, or the event malformed
 */
public record Rejection(
        WebhookResponse response,
        Reason reason,
        boolean looksLikeAPanel,
        String method,
        @Nullable String contentEncoding,
        @Nullable String signature,
        long declaredLength,
        int bodySize,
        @Nullable String eventName,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        @Nullable Throwable cause) {}
