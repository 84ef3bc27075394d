package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.ecmascript.EcmaScriptJson;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import io.remnawave.webhook.spi.Admission;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The second step: signature, envelope, freshness, and whether anybody listens. Thread-safe.
 *
 * @param isListenedTo by the name and the scope of an event
 */
record Admitter(
        SignatureVerifier verifier,
        boolean acceptReformattedBody,
        FreshnessWindow freshness,
        Clock clock,
        BiPredicate<String, String> isListenedTo) {

    private static final Admission MISMATCH =
            new Admission.Answered(WebhookResponse.INVALID_SIGNATURE, Reason.MISMATCH, null);

    /** @throws io.remnawave.webhook.decode.MalformedEventException if a body that is signed has no envelope of an event */
    Admission admit(RequestHead head, byte[] body) {
        List<String> signatures = head.headers(WebhookHeaders.SIGNATURE);
        Verification verification = verifier.verify(body, signatures);
        if (verification instanceof Verification.Verified verified) {
            return admit(verified, body);
        }
        SignatureRejection reason = ((Verification.Rejected) verification).reason();
        if (reason != SignatureRejection.MISMATCH) {
            return new Admission.Answered(WebhookResponse.INVALID_SIGNATURE, Precheck.reasonOf(reason), null);
        }
        if (acceptReformattedBody) {
            return new Admission.Undecided(() -> admitReformatted(signatures.get(0), body));
        }
        return MISMATCH;
    }

    private Admission admitReformatted(String signature, byte[] body) {
        Optional<byte[]> canonical = EcmaScriptJson.ofUnverified(body);
        if (canonical.isPresent()
                && verifier.verify(canonical.get(), signature) instanceof Verification.Verified verified) {
            return admit(verified, canonical.get());
        }
        return MISMATCH;
    }

    private Admission admit(Verification.Verified verified, byte[] body) {
        Envelope envelope = EnvelopeReader.read(body);
        Instant now = clock.instant();
        Instant timestamp = envelope.timestamp();
        AdmittedDelivery delivery = AdmittedDelivery.of(
                verified.signature(),
                verified.secretId(),
                envelope.name(),
                envelope.scope(),
                timestamp == null ? Instant.EPOCH : timestamp,
                now,
                body);
        if (timestamp == null) {
            return new Admission.Answered(WebhookResponse.STALE, Reason.NO_TIMESTAMP, delivery);
        }
        if (!freshness.contains(timestamp, now)) {
            return new Admission.Answered(WebhookResponse.STALE, Reason.STALE, delivery);
        }
        return isListenedTo.test(envelope.name(), envelope.scope())
                ? new Admission.Admitted(delivery)
                : new Admission.Answered(WebhookResponse.IGNORED, null, delivery);
    }
}
