package io.remnawave.webhook.console;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, as it is kept, without its body. Immutable.
 *
 * @param request masked
 */
record Attempt(
        WebhookResponse response,
        @Nullable Reason reason,
        @Nullable String deliveryId,
        @Nullable String eventName,
        @Nullable Instant occurredAt,
        @Nullable String secretId,
        Instant receivedAt,
        Duration duration,
        int bodySize,
        RequestCopy request) {

    static Attempt of(ReceivedRequest request, RequestCopy copy) {
        return new Attempt(
                request.response(),
                request.reason(),
                request.deliveryId(),
                shortened(request.eventName(), 256),
                request.occurredAt(),
                request.secretId(),
                request.receivedAt(),
                request.duration(),
                request.bodySize(),
                copy.masked());
    }

    static @Nullable String shortened(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "…";
    }

    /** What the signature header said, verified or not. */
    @Nullable
    String signature() {
        return header(WebhookHeaders.SIGNATURE);
    }

    /** What the timestamp header said, which nobody signs. */
    @Nullable
    String timestamp() {
        return header(WebhookHeaders.TIMESTAMP);
    }

    private @Nullable String header(String name) {
        List<String> values = request.headers(name);
        return values.size() == 1 ? values.get(0) : null;
    }

    /** About how many bytes it takes here. */
    int size() {
        return 256 + request.size();
    }
}
