package io.remnawave.webhook.signature;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a body was signed by a known secret: HMAC-SHA256 over the exact bytes of the body, compared in constant
 * time. The same rule holds for every panel release since 1.3.3.
 *
 * <p>Takes bytes only: a body that was decoded to text, or parsed and written again, is no longer what was signed.
 * Immutable and thread-safe; make one and keep it.
 */
public final class SignatureVerifier {

    private final Supplier<List<WebhookSecret>> secrets;
    private volatile Keys keys;

    private SignatureVerifier(Supplier<List<WebhookSecret>> secrets) {
        this.secrets = secrets;
        this.keys = Keys.of(secrets.get());
    }

    /**
     * Verifies against one secret.
     *
     * @throws InvalidSecretException if the value is missing, blank, quoted or a placeholder
     */
    public static SignatureVerifier of(@Nullable String secret) {
        return of(List.of(WebhookSecret.of(secret)));
    }

    /**
     * Verifies against several secrets; the first that matches is reported.
     *
     * @throws InvalidSecretException if there is none, or two share an id
     */
    public static SignatureVerifier of(List<WebhookSecret> secrets) {
        List<WebhookSecret> fixed = List.copyOf(secrets);
        return new SignatureVerifier(() -> fixed);
    }

    /**
     * Verifies against secrets that may change at run time. The supplier is asked once now and at every verification, so
     * it must be fast and thread-safe; an exception it throws reaches the caller of {@code verify}.
     *
     * @throws InvalidSecretException if there is none, or two share an id
     */
    public static SignatureVerifier of(Supplier<List<WebhookSecret>> secrets) {
        return new SignatureVerifier(secrets);
    }

    /**
     * Why a signature header could not verify any body whatsoever: absent, repeated, or not 64 lower-case hex digits. So a
     * request can be refused before its body is read. Costs no hash and looks at no secret.
     *
     * @param headers all values of {@code X-Remnawave-Signature}, empty where there is none
     * @return {@code null} if the form is right, which says nothing of the body
     */
    public static @Nullable SignatureRejection checkForm(List<String> headers) {
        if (headers.isEmpty()) {
            return SignatureRejection.HEADER_MISSING;
        }
        if (headers.size() > 1) {
            return SignatureRejection.HEADER_REPEATED;
        }
        String header = headers.get(0);
        return HexSignature.isWellFormed(header) ? null : HexSignature.rejectionOf(header);
    }

    /**
     * Verifies a body against the only value of its {@code X-Remnawave-Signature} header.
     *
     * @param header as received; {@code null} where there is none
     */
    public Verification verify(byte[] body, @Nullable String header) {
        if (header == null) {
            return new Verification.Rejected(SignatureRejection.HEADER_MISSING);
        }
        byte[] claimed = HexSignature.parse(header);
        if (claimed == null) {
            return new Verification.Rejected(HexSignature.rejectionOf(header));
        }
        for (HmacKey key : currentKeys().keys()) {
            if (MessageDigest.isEqual(key.sign(body), claimed)) {
                return new Verification.Verified(key.secretId(), header);
            }
        }
        return new Verification.Rejected(SignatureRejection.MISMATCH);
    }

    /**
     * Verifies a body against all values that its {@code X-Remnawave-Signature} header came with.
     *
     * @param headers in the order received, empty where there is none; more than one is a rejection
     */
    public Verification verify(byte[] body, List<String> headers) {
        if (headers.size() > 1) {
            return new Verification.Rejected(SignatureRejection.HEADER_REPEATED);
        }
        return verify(body, headers.isEmpty() ? null : headers.get(0));
    }

    /**
     * Looks, after a {@link SignatureRejection#MISMATCH}, for a usual mistake in the sender's copy of a known secret: quotes,
     * a line break or a blank around it, or the public sample of the panel's {@code .env} file in its place. For the
     * operator's log alone: what matches here stays rejected. Costs a dozen hashes of the body, so it is not for every
     * forgery.
     *
     * @param header a signature of the right form
     * @return a clause that names the mistake and the cure, without any secret; empty where nothing was found
     */
    public Optional<String> findSecretMistake(byte[] body, String header) {
        return SecretMistakes.find(currentKeys().secrets(), body, header);
    }

    private Keys currentKeys() {
        List<WebhookSecret> current = secrets.get();
        Keys known = keys;
        if (current == known.secrets() || current.equals(known.secrets())) {
            return known;
        }
        Keys changed = Keys.of(current);
        keys = changed;
        return changed;
    }

    private record Keys(List<WebhookSecret> secrets, List<HmacKey> keys) {

        static Keys of(List<WebhookSecret> secrets) {
            if (secrets.isEmpty()) {
                throw new InvalidSecretException(
                        "There is no Remnawave webhook secret. Set remnawave.webhook.secret (REMNAWAVE_WEBHOOK_SECRET in the"
                                + " environment) to the value of WEBHOOK_SECRET_HEADER in the panel's .env file.");
            }
            List<WebhookSecret> copy = List.copyOf(secrets);
            Set<String> ids = new HashSet<>();
            for (WebhookSecret secret : copy) {
                if (!ids.add(secret.id())) {
                    throw new InvalidSecretException("Two Remnawave webhook secrets share the id '" + secret.id()
                            + "'. Give each an id of its own.");
                }
            }
            return new Keys(copy, copy.stream().map(HmacKey::new).toList());
        }
    }
}
