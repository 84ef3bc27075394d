package io.remnawave.webhook.signature;

/** The answer of a {@link SignatureVerifier}. */
public sealed interface Verification {

    /** Whether the body was signed by a known secret. */
    default boolean isVerified() {
        return this instanceof Verified;
    }

    /**
     * The body is exactly what a holder of the secret signed.
     *
     * @param secretId the id of the secret that matched, see {@link WebhookSecret#id()}
     * @param signature the signature in lower-case hex, 64 characters; it names the delivery, for a panel repeats the same
     *     bytes in its retries
     */
    record Verified(String secretId, String signature) implements Verification {}

    /**
     * The body must not be trusted.
     *
     * @param reason for the operator, not for the sender
     */
    record Rejected(SignatureRejection reason) implements Verification {}
}
