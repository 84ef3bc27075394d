package io.remnawave.webhook.observe;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and all that is known of it when it is answered. Made by receivers; more may come to be told. What is read of the
 * request itself ({@link #method()}, the headers, {@link #remoteAddress()}) is there during the call of the observer alone;
 * the rest may be kept.
 */
public interface ReceivedRequest {

    /** What it was answered. */
    WebhookResponse response();

    /** Why it was refused; null where {@link #response()} is accepted, in progress or failed. */
    @Nullable
    Reason reason();

    /**
     * What is likely wrong with a delivery that was refused, in one sentence for the operator, with no part of the body, no
     * signature and no secret in it; null where there is no {@link #reason()}. Of a {@link Reason#MISMATCH} it is found out when
     * first asked for, which may take milliseconds: not on an event loop.
     */
    @Nullable
    Explanation explanation();

    /** The signature, which names the delivery; null unless it was verified. */
    @Nullable
    String deliveryId();

    /** The name of a verified event, which a future panel may have invented: bound it before it becomes a tag. */
    @Nullable
    String eventName();

    /** The signed timestamp of a verified event. */
    @Nullable
    Instant occurredAt();

    /** The id of the secret that signed it, which tells panels apart; null unless it was verified. */
    @Nullable
    String secretId();

    /** When it came, by the clock of the receiver. */
    Instant receivedAt();

    /** From the start of the request to its answer, reading the body included. */
    Duration duration();

    /**
     * The body as it was received, not copied: not to be changed. Null where it was refused before it was read, or did not come
     * whole. Raw: credentials stand in it unmasked.
     */
    byte @Nullable [] body();

    /** How many bytes of the body were received. */
    int bodySize();

    /** The HTTP method. */
    String method();

    /** All values of a header, by its name in any case; empty where there is none. */
    List<String> headers(String name);

    /** All headers by their names, as the server spells them; empty where it only lets them be looked up. Not to be changed. */
    Map<String, List<String>> headers();

    /** Where the request came from, as the server tells; null if it does not. A proxy stands here rather than the panel. */
    @Nullable
    String remoteAddress();

    /**
     * Whether it looks like a delivery of a panel, whoever sent it: {@code User-Agent: Remnawave} and a timestamp header. Tells a
     * panel that is refused from the noise of scanners.
     */
    boolean looksLikeAPanel();

    /** Why a request was refused. More may come. */
    enum Reason {
        /** Not a POST. */
        METHOD,
        /** The body is larger than {@code max-body-size}. */
        TOO_LARGE,
        /** A {@code Content-Encoding} other than {@code identity}. */
        ENCODED,
        /** See the constants of the same name in {@code SignatureRejection}. */
        HEADER_MISSING,
        HEADER_EMPTY,
        HEADER_REPEATED,
        BLANKS,
        PREFIXED,
        WRONG_LENGTH,
        UPPER_CASE,
        NOT_HEX,
        /** A well-formed signature that no configured secret produces for this body. */
        MISMATCH,
        /** The body broke off, or its framing broke the rules of HTTP. */
        UNREADABLE,
        /** The body was not complete within {@code body-timeout}. */
        TOO_SLOW,
        /** The body was incomplete and gave way: {@code max-unverified-bytes} were in use by such bodies. */
        EVICTED,
        /** {@code max-unverified-bytes} are in use by complete bodies that wait to be verified. */
        OVERLOADED,
        /** Signed, and not an event. */
        MALFORMED,
        /** Signed, and without a timestamp. */
        NO_TIMESTAMP,
        /** Signed, and outside the freshness window. */
        STALE,
        /** More deliveries wait for a listener's thread than the receiver lets wait. */
        BUSY,
        /** The secrets or the idempotency store failed. */
        UNAVAILABLE,
        /** The receiver is closed. */
        CLOSED
    }

    /** What is likely wrong, as far as it could be found out. */
    interface Explanation {

        /** The kind of cause. */
        Cause cause();

        /** One sentence for the operator. */
        String text();
    }

    /** What is likely to have caused a refusal. More may come. */
    enum Cause {
        /** The reason tells all. */
        SEE_REASON,
        /** Bytes of the body were lost on the way, or a filter has read it. */
        BODY_LOST,
        /** A proxy or a filter has re-formatted the body. */
        BODY_REFORMATTED,
        /** The body was decoded in another charset and written again. */
        CHARSET_CHANGED,
        /** The sender's copy of the secret has a usual mistake, such as quotes. */
        SECRET_MISTYPED,
        /** The sender signs with the public sample of the panel's {@code .env} file. */
        SECRET_PUBLIC_SAMPLE,
        /** The body is no complete JSON: cut, changed, or a forgery. */
        BODY_BROKEN,
        /** The body is JSON in the form of a panel: most likely the secrets differ. */
        SECRET_DIFFERS
    }
}
