package io.remnawave.webhook.testkit.wiremock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.ValueMatcher;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.spi.WebhookHeaders;

/**
 * Matches requests that a holder of the secret signed, for a WireMock server that stands where a receiver would.
 *
 * <pre>{@code
 * receiver.stubFor(post("/hook").andMatching(signedBy(secret)).willReturn(ok()));
 * receiver.verify(1, postRequestedFor(urlEqualTo("/hook")).andMatching(signedBy(secret)));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SignedDeliveryMatcher implements ValueMatcher<Request> {

    private final SignatureVerifier verifier;

    private SignedDeliveryMatcher(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /** Matches what this secret signed: the very bytes, and the one signature header. */
    public static SignedDeliveryMatcher signedBy(String secret) {
        return new SignedDeliveryMatcher(SignatureVerifier.of(secret));
    }

    @Override
    public MatchResult match(Request request) {
        if (!request.containsHeader(WebhookHeaders.SIGNATURE)) {
            return MatchResult.noMatch();
        }
        return MatchResult.of(verifier.verify(
                        request.getBody(),
                        request.header(WebhookHeaders.SIGNATURE).values())
                .isVerified());
    }
}
