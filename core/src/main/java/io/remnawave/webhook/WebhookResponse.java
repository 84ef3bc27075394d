package io.remnawave.webhook;

import java.util.Map;

/**
 * What the panel is answered. A panel looks at nothing but the status, and logs it: the status is the operator's diagnosis.
 * It takes 2xx as delivered, and anything else as a failure that it repeats three times and then drops.
 *
 * <p>An adapter sends {@link #status()}, {@link #headers()} and {@link #word()} and nothing else: no exception text leaves
 * the process.
 */
public enum WebhookResponse {
    /** Every listener took the event. */
    HANDLED(200, "handled"),
    /** The delivery was handled before. */
    DUPLICATE(200, "duplicate"),
    /** Verified, and no listener wants it; an event unknown to this version is one of these. */
    IGNORED(200, "ignored"),
    /** Verified, and not an event: no JSON object with a string {@code event}. */
    MALFORMED(400, "malformed"),
    /** The body could not be read to its end: the sender went away or was too slow for the server. */
    UNREADABLE(400, "unreadable"),
    /** Not signed by a known secret. */
    UNSIGNED(401, "unsigned"),
    /** Signed, and its signed timestamp lies outside the freshness window or is missing. */
    STALE(403, "stale"),
    /** Not a POST. */
    METHOD_NOT_ALLOWED(405, "method not allowed"),
    /** Another request is handling this delivery now; the panel comes back and then learns how it ended. */
    IN_PROGRESS(409, "in progress"),
    /** The body is larger than the receiver takes. */
    TOO_LARGE(413, "too large"),
    /** A listener failed; the panel's retry runs only the listeners that have not taken the event. */
    FAILED(500, "failed"),
    /** Shutting down, or the claim ledger or the secrets cannot be reached. */
    UNAVAILABLE(503, "unavailable");

    private final int status;
    private final String word;

    WebhookResponse(int status, String word) {
        this.status = status;
        this.word = word;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The whole response body, to be sent as {@code text/plain}: a fixed text in ASCII. */
    public String word() {
        return word;
    }

    /** Headers to send beside {@code Content-Type}; unmodifiable, mostly empty. */
    public Map<String, String> headers() {
        return this == METHOD_NOT_ALLOWED ? Map.of("Allow", "POST") : Map.of();
    }

    /** Whether the panel takes this as delivered. */
    public boolean accepted() {
        return status / 100 == 2;
    }
}
