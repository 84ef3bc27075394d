package io.remnawave.webhook.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the panel is answered. A panel looks at nothing but the status, and logs it: the status is the operator's diagnosis.
 * It takes 2xx as delivered, and anything else as a failure that it repeats three times and then drops.
 *
 * <p>An adapter sends {@link #status()}, {@link #headers()} and {@link #body()} and nothing else: no exception text leaves
 * the process. More constants may come: a {@code switch} over them wants a {@code default}.
 */
public enum WebhookResponse {
    /** Every listener took the event. */
    HANDLED(200, "handled"),
    /** Stored in the inbox; its listeners run from there. */
    STORED(200, "stored"),
    /** The delivery was handled before. */
    DUPLICATE(200, "duplicate"),
    /** Verified, and no listener wants it; an event unknown to this version is one of these. */
    IGNORED(200, "ignored"),
    /** Verified, and not an event: no JSON object with a string {@code event}. */
    MALFORMED(400, "malformed"),
    /** The body could not be read to its end: the sender went away, or broke the rules of HTTP. */
    UNREADABLE(400, "unreadable"),
    /** Not signed by a known secret. */
    INVALID_SIGNATURE(401, "invalid signature"),
    /** Signed, and its signed timestamp lies outside the freshness window or is missing. */
    STALE(403, "stale"),
    /** Not a POST. */
    METHOD_NOT_ALLOWED(405, "method not allowed"),
    /** The body was not complete in time, or gave way to others because too many bodies were incomplete at once. */
    TIMEOUT(408, "timeout"),
    /** Another request is handling this delivery now; the panel comes back and then learns how it ended. */
    IN_PROGRESS(409, "in progress"),
    /** The body is larger than the receiver takes. */
    TOO_LARGE(413, "too large"),
    /** The body is compressed, or otherwise encoded; no panel does that, and the signature is over what it sends. */
    UNSUPPORTED_ENCODING(415, "unsupported encoding"),
    /** A listener failed; the panel's retry runs only the listeners that have not taken the event. */
    FAILED(500, "failed"),
    /** Shutting down, too much at once, or the idempotency store or the secrets are unavailable; the panel comes back. */
    UNAVAILABLE(503, "unavailable");

    /** The {@code Content-Type} of every answer, its charset included, or a filter that forces one would change the bytes. */
    public static final String CONTENT_TYPE = "text/plain;charset=UTF-8";

    private final int status;
    private final String body;

    WebhookResponse(int status, String body) {
        this.status = status;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The whole response body, to be sent as {@link #CONTENT_TYPE}: a fixed text in ASCII. */
    public String body() {
        return body;
    }

    /** {@link #body()} as it is sent; a new array at each call. */
    public byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.US_ASCII);
    }

    /** Headers to send beside {@code Content-Type}; unmodifiable, mostly empty. */
    public Map<String, String> headers() {
        return this == METHOD_NOT_ALLOWED ? Map.of("Allow", "POST") : Map.of();
    }

    /** Whether the panel takes this as delivered. */
    public boolean isAccepted() {
        return status / 100 == 2;
    }
}
