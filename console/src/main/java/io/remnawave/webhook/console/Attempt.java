package io.remnawave.webhook.console;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, as it is kept, without its body. Immutable.
 *
 * @param headers those of {@link #SHOWN_HEADERS} that it had
 * @param size about how many bytes it takes here
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
        String method,
        Map<String, List<String>> headers,
        @Nullable String remoteAddress,
        boolean looksLikeAPanel,
        int size) {

    /** What may tell why a delivery is refused. Never one that carries a sign-in, such as a cookie. */
    static final List<String> SHOWN_HEADERS = List.of(
            "Host",
            "User-Agent",
            "Accept",
            "Accept-Encoding",
            "Connection",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Transfer-Encoding",
            "Expect",
            "X-Remnawave-Signature",
            "X-Remnawave-Timestamp",
            "Via",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP",
            "X-Request-Id",
            "CDN-Loop",
            "CF-Connecting-IP",
            "CF-Ray",
            "ngrok-skip-browser-warning",
            "Origin",
            "Referer",
            "traceparent");

    /** Of what was accepted, those that a person looks at: each costs a search through all of them. */
    private static final List<String> SHOWN_OF_ACCEPTED = List.of(
            "Host",
            "User-Agent",
            "Content-Type",
            "Content-Length",
            "X-Remnawave-Signature",
            "X-Remnawave-Timestamp",
            "X-Forwarded-For");

    private static final int MAX_HEADER = 2_048;

    private static final int MAX_VALUES = 8;

    /** Copies what is there during the call alone. */
    static Attempt of(ReceivedRequest request) {
        Map<String, List<String>> headers = headersOf(request);
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
                request.method(),
                headers,
                request.remoteAddress(),
                request.looksLikeAPanel(),
                sizeWith(headers));
    }

    private static Map<String, List<String>> headersOf(ReceivedRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        try {
            for (String name : request.response().isAccepted() ? SHOWN_OF_ACCEPTED : SHOWN_HEADERS) {
                List<String> values = request.headers(name);
                if (!values.isEmpty()) {
                    headers.put(name, values.size() == 1 ? List.of(shortened(values.get(0))) : shortened(values));
                }
            }
        } catch (RuntimeException e) { // of a server that has taken the request back because it broke off
            headers.put("(headers)", List.of("no longer there"));
        }
        return headers;
    }

    private static List<String> shortened(List<String> values) {
        return values.stream().limit(MAX_VALUES).map(Attempt::shortened).toList();
    }

    private static String shortened(String value) {
        return String.valueOf(shortened(value, MAX_HEADER));
    }

    static @Nullable String shortened(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "…";
    }

    /** What the signature header said, verified or not. */
    @Nullable
    String signature() {
        List<String> values = headers.get("X-Remnawave-Signature");
        return values == null || values.size() != 1 ? null : values.get(0);
    }

    private static int sizeWith(Map<String, List<String>> headers) {
        int size = 512;
        for (List<String> values : headers.values()) {
            for (String value : values) {
                size += 2 * value.length();
            }
        }
        return size;
    }
}
