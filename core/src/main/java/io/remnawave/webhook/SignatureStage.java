package io.remnawave.webhook;

import io.remnawave.webhook.internal.ecmascript.EcmaScriptJson;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first stage: which secret signed these bytes, or, where that is asked for, their canonical text. */
record SignatureStage(SignatureVerifier verifier, boolean acceptReformattedBody, RejectionLog rejections) {

    /** What is trusted from here on; the body is the bytes that carry the signature. */
    static final class Signed {
        final String secretId;
        final String deliveryId;
        final byte[] body;

        Signed(Verification.Verified verified, byte[] body) {
            this.secretId = verified.secretId();
            this.deliveryId = verified.signature();
            this.body = body;
        }
    }

    /**
     * Verifies a body; null if no known secret signed it, which has been logged.
     *
     * @param headers the values of the signature header
     */
    @Nullable
    Signed verify(byte[] body, List<String> headers, long declaredLength) {
        Verification verification = verifier.verify(body, headers);
        if (verification instanceof Verification.Verified verified) {
            return new Signed(verified, body);
        }
        SignatureRejection reason = ((Verification.Rejected) verification).reason();
        if (acceptReformattedBody && reason == SignatureRejection.MISMATCH) {
            Optional<byte[]> canonical = EcmaScriptJson.ofUnverified(body);
            if (canonical.isPresent()
                    && verifier.verify(canonical.get(), headers) instanceof Verification.Verified verified) {
                return new Signed(verified, canonical.get());
            }
        }
        rejections.unsigned(body, headers, declaredLength, reason);
        return null;
    }
}
