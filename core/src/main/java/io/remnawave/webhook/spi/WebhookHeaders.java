package io.remnawave.webhook.spi;

/**
 * The header names a panel sets on every delivery; the same in all panel releases since 1.3.3. HTTP header names are
 * case-insensitive: compare them so.
 */
public final class WebhookHeaders {

    /** The lower-case hex HMAC-SHA256 of the body, 64 characters without a prefix. */
    public static final String SIGNATURE = "X-Remnawave-Signature";

    /**
     * The time the panel queued the event. This header is not covered by the signature: nothing in this library trusts
     * it; the signed copy is the {@code timestamp} of the body.
     */
    public static final String TIMESTAMP = "X-Remnawave-Timestamp";

    private WebhookHeaders() {}
}
