package io.remnawave.webhook.internal.diagnosis;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.internal.ecmascript.EcmaScriptJson;
import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what is likely wrong with a request that was refused. For the operator only: the answer to the sender
 * stays a fixed word. The sentence contains no part of the body, no signature and no secret. Thread-safe.
 *
 * <p>To explain a signature that does not match, it reads a body that nobody vouches for, in linear time and within the limits of
 * {@link EcmaScriptJson#ofUnverified EcmaScriptJson}; so the receiver asks at a bounded rate.
 */
public final class RejectionExplainer {

    private final SignatureVerifier verifier;
    private final FreshnessWindow freshness;
    private final int maxBodySize;

    /** @param verifier knows the secrets */
    public RejectionExplainer(SignatureVerifier verifier, FreshnessWindow freshness, int maxBodySize) {
        this.verifier = verifier;
        this.freshness = freshness;
        this.maxBodySize = maxBodySize;
    }

    /**
     * Explains a rejection.
     *
     * @param body the whole body; null if it was not read
     */
    public Explanation explain(Rejection rejection, byte @Nullable [] body) {
        String signature = rejection.signature();
        return switch (rejection.reason()) {
            case MISMATCH ->
                body == null || signature == null
                        ? withoutCause()
                        : tryToExplainMismatch(body, signature, rejection.declaredLength());
            default -> seeReason(describe(rejection));
        };
    }

    /** Of a signature that does not match, without a look into the body. */
    public Explanation withoutCause() {
        return seeReason(SignatureRejection.MISMATCH.description());
    }

    private static String describe(SignatureRejection reason) {
        return reason == SignatureRejection.HEADER_MISSING
                ? reason.description()
                        + ": not a panel, or a proxy removed it (the node's torrent-blocker plugin signs nothing; give its"
                        + " webhookUrl another address)"
                : reason.description();
    }

    private String describe(Rejection rejection) {
        return switch (rejection.reason()) {
            case METHOD ->
                "it is a " + LogSanitizer.of(rejection.method())
                        + " and no POST; a redirect (301, 302, 303) in front of the receiver turns POST into GET: give the"
                        + " panel the address that it leads to";
            case TOO_LARGE ->
                Math.max(rejection.declaredLength(), rejection.bodySize())
                        + " bytes or more, and remnawave.webhook.max-body-size is " + maxBodySize;
            case ENCODED ->
                "its Content-Encoding is \"" + LogSanitizer.of(String.valueOf(rejection.contentEncoding()))
                        + "\": a panel sends its bodies as they are; let the proxy before this receiver pass them through";
            case UNREADABLE -> "its body could not be read to the end (" + nameOf(rejection.cause()) + ")";
            case TOO_SLOW ->
                "its body was not complete in time, with " + rejection.bodySize() + " bytes of "
                        + (rejection.declaredLength() < 0 ? "unknown length" : rejection.declaredLength())
                        + " (remnawave.webhook.body-timeout)";
            case EVICTED ->
                "its body was incomplete and gave way to others: too many bodies came in at once"
                        + " (remnawave.webhook.max-unverified-bytes); if it was a panel's, somebody floods this receiver";
            case OVERLOADED -> "too many bodies wait to be verified (remnawave.webhook.max-unverified-bytes)";
            case MALFORMED ->
                "correctly signed, but "
                        + (rejection.cause() instanceof MalformedEventException malformed
                                ? malformed.reason()
                                : "no event")
                        + ". Whoever sent it holds the secret and is no panel";
            case NO_TIMESTAMP ->
                "the body of " + nameOf(rejection.eventName()) + " has no timestamp, which every panel signs";
            case STALE ->
                nameOf(rejection.eventName()) + " was signed at " + rejection.occurredAt() + ", "
                        + distance(rejection.receivedAt(), rejection.occurredAt())
                        + "; remnawave.webhook.freshness allows " + freshness.past() + " into the past and "
                        + freshness.future()
                        + " into the future. A replay, a long outage, or a wrong clock here or at the panel";
            case BUSY -> "too many deliveries wait for a listener; the panel will repeat it";
            case UNAVAILABLE -> "the secrets or the idempotency store are unavailable; the panel will repeat it";
            case CLOSED -> "the receiver is closed; the panel will repeat it";
            default -> describe(SignatureRejection.valueOf(rejection.reason().name()));
        };
    }

    private static String distance(Instant receivedAt, @Nullable Instant occurredAt) {
        if (occurredAt == null) {
            return "far from now";
        }
        Duration ahead = Duration.between(receivedAt, occurredAt).truncatedTo(ChronoUnit.SECONDS);
        return ahead.isNegative() ? ahead.negated() + " ago" : ahead + " ahead of this machine's clock";
    }

    private static String nameOf(@Nullable String eventName) {
        return eventName == null ? "the event" : LogSanitizer.of(eventName);
    }

    private static String nameOf(@Nullable Throwable cause) {
        return cause == null ? "it broke off" : cause.getClass().getName();
    }

    private Explanation tryToExplainMismatch(byte[] body, String signature, long declaredLength) {
        try {
            return explainMismatch(body, signature, declaredLength);
        } catch (RuntimeException e) {
            return seeReason(
                    SignatureRejection.MISMATCH.description() + " (why was not found out, since the secrets could"
                            + " not be asked: " + LogSanitizer.of(String.valueOf(e)) + ")");
        }
    }

    private Explanation explainMismatch(byte[] body, String signature, long declaredLength) {
        if (declaredLength > body.length) {
            return new Found(Cause.BODY_LOST, lostBytes(body.length, declaredLength));
        }
        if (body.length == 0) {
            return new Found(
                    Cause.BODY_LOST,
                    "the body is empty: a filter or a proxy read it before this receiver; exclude the webhook's path there");
        }
        String mismatch = SignatureRejection.MISMATCH.description();
        if (body.length > EcmaScriptJson.MAX_UNVERIFIED_SIZE) {
            return new Found(
                    Cause.BODY_BROKEN,
                    mismatch
                            + ", and a body of more than 512 KiB is not searched for what a proxy or a filter may have"
                            + " re-formatted: no panel sends so much");
        }
        Optional<byte[]> canonical = EcmaScriptJson.ofUnverified(body);
        if (signs(canonical, signature)) {
            return new Found(
                    Cause.BODY_REFORMATTED,
                    "the body was re-formatted on its way; its compact form carries this signature (a proxy or a filter"
                            + " rewrote it): let it pass the bytes through, or set"
                            + " remnawave.webhook.accept-reformatted-body=true");
        }
        Explanation charset = explainCharset(body, signature);
        if (charset != null) {
            return charset;
        }
        Optional<String> mistake = verifier.findSecretMistake(body, signature);
        if (mistake.isPresent()) {
            return new Found(
                    mistake.get().contains("public sample") ? Cause.SECRET_PUBLIC_SAMPLE : Cause.SECRET_MISTYPED,
                    mistake.get());
        }
        if (canonical.isEmpty()) {
            return new Found(
                    Cause.BODY_BROKEN,
                    mismatch + ", and the body is no complete JSON: it was cut or changed on its way, or is a forgery");
        }
        return new Found(
                Cause.SECRET_DIFFERS,
                mismatch
                        + ": the panel's WEBHOOK_SECRET_HEADER differs from remnawave.webhook.secret, the body was changed"
                        + " on its way, or it is a forgery");
    }

    private static String lostBytes(int length, long declaredLength) {
        String arrived = length == 0
                ? "no byte of the body was left, though Content-Length announced " + declaredLength
                : "only " + length + " of the " + declaredLength + " bytes that Content-Length announced were left";
        return arrived + ": a filter or a proxy read or cut the body before this receiver (a filter that calls"
                + " getParameter() or logs bodies does); exclude the webhook's path there";
    }

    private @Nullable Explanation explainCharset(byte[] body, String signature) {
        for (byte[] undone : ChangedCharset.undo(body)) {
            if (verifier.verify(undone, signature).isVerified()
                    || signs(EcmaScriptJson.ofUnverified(undone), signature)) {
                return new Found(
                        Cause.CHARSET_CHANGED,
                        "the body was decoded in another charset than UTF-8 and written again; undone, it carries this"
                                + " signature (a filter or a proxy took it for text): let it pass the bytes through");
            }
        }
        return ChangedCharset.hasLostCharacters(body)
                ? new Found(
                        Cause.CHARSET_CHANGED,
                        SignatureRejection.MISMATCH.description()
                                + ", and characters of the body were replaced by U+FFFD, as by a filter or a proxy that"
                                + " decodes it in another charset than UTF-8 and writes it again; or it is a forgery")
                : null;
    }

    private boolean signs(Optional<byte[]> canonical, String signature) {
        return canonical.isPresent()
                && verifier.verify(canonical.get(), signature).isVerified();
    }

    private static Explanation seeReason(String text) {
        return new Found(Cause.SEE_REASON, text);
    }

    private record Found(Cause cause, String text) implements Explanation {}
}
