package io.remnawave.webhook.observe;

import io.remnawave.webhook.internal.ecmascript.EcmaScriptJson;
import io.remnawave.webhook.signature.SecretMistakes;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.WebhookSecret;
import java.util.List;
import java.util.Optional;

/**
 * Says in one sentence what is likely wrong with a body whose signature was refused. For the operator only: the answer to
 * the sender stays a bare 401. The sentence contains no part of the body, no signature and no secret. Thread-safe.
 *
 * <p>It reads a body that nobody vouches for (in linear time, within the limits of
 * {@link EcmaScriptJson#ofUnverified EcmaScriptJson}), so the receiver asks at a bounded rate.
 */
public final class RejectionExplainer {

    private final List<WebhookSecret> secrets;
    private final SignatureVerifier verifier;

    /** @param secrets those the receiver knows; one at least */
    public RejectionExplainer(List<WebhookSecret> secrets) {
        this.secrets = List.copyOf(secrets);
        this.verifier = SignatureVerifier.of(this.secrets);
    }

    /**
     * Explains a rejection in one sentence.
     *
     * @param headers the values of the signature header as received
     * @param declaredLength the value of {@code Content-Length}, -1 where there is none
     */
    public String explain(byte[] body, List<String> headers, long declaredLength, SignatureRejection reason) {
        if (declaredLength > body.length) {
            return lostBytes(body.length, declaredLength);
        }
        return switch (reason) {
            case HEADER_MISSING ->
                reason.description()
                        + ": not a panel, or a proxy removed it (the node's torrent-blocker plugin signs nothing; give its"
                        + " webhookUrl another address)";
            case MISMATCH -> explainMismatch(body, headers.get(0));
            default -> reason.description();
        };
    }

    private static String lostBytes(int length, long declaredLength) {
        String arrived = length == 0
                ? "no byte of the body was left, though Content-Length announced " + declaredLength
                : "only " + length + " of the " + declaredLength + " bytes that Content-Length announced were left";
        return arrived + ": a filter or a proxy read or cut the body before this receiver (a filter that calls"
                + " getParameter() or logs bodies does); exclude the webhook's path there";
    }

    private String explainMismatch(byte[] body, String header) {
        if (body.length == 0) {
            return "the body is empty: a filter or a proxy read it before this receiver; exclude the webhook's path there";
        }
        Optional<byte[]> canonical = EcmaScriptJson.ofUnverified(body);
        if (canonical.isPresent() && verifier.verify(canonical.get(), header).isVerified()) {
            return "the body was re-formatted on its way; its compact form carries this signature (a proxy or a filter"
                    + " rewrote it): let it pass the bytes through, or set remnawave.webhook.accept-reformatted-body=true";
        }
        Optional<String> mistake = SecretMistakes.find(secrets, body, header);
        if (mistake.isPresent()) {
            return mistake.get();
        }
        if (body.length > EcmaScriptJson.MAX_UNVERIFIED_SIZE) {
            return SignatureRejection.MISMATCH.description()
                    + ", and a body of more than 512 KiB is not searched for what a proxy or a filter may have re-formatted:"
                    + " no panel sends so much";
        }
        if (canonical.isEmpty()) {
            return SignatureRejection.MISMATCH.description()
                    + ", and the body is no complete JSON: it was cut or changed on its way, or is a forgery";
        }
        return SignatureRejection.MISMATCH.description()
                + ": the panel's WEBHOOK_SECRET_HEADER differs from remnawave.webhook.secret, the body was changed on its"
                + " way, or it is a forgery";
    }
}
