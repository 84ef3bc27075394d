package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.spi.DeliverySteps.Refusal;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is refused by the head of a request alone. Stateless. */
final class Precheck {

    private static final Refusal METHOD = new Refusal(WebhookResponse.METHOD_NOT_ALLOWED, Reason.METHOD);
    private static final Refusal TOO_LARGE = new Refusal(WebhookResponse.TOO_LARGE, Reason.TOO_LARGE);
    private static final Refusal ENCODED = new Refusal(WebhookResponse.UNSUPPORTED_ENCODING, Reason.ENCODED);

    private Precheck() {}

    static @Nullable Refusal of(RequestHead head, int maxBodySize) {
        if (!head.method().equals("POST")) {
            return METHOD;
        }
        if (head.contentLength() > maxBodySize) {
            return TOO_LARGE;
        }
        if (isEncoded(head.headers("Content-Encoding"))) {
            return ENCODED;
        }
        SignatureRejection form = SignatureVerifier.checkForm(head.headers(WebhookHeaders.SIGNATURE));
        return form == null ? null : new Refusal(WebhookResponse.INVALID_SIGNATURE, reasonOf(form));
    }

    /** No panel encodes its bodies, and the signature is over what it sends: what is decoded on the way is another body. */
    private static boolean isEncoded(List<String> values) {
        for (String value : values) {
            if (!value.isBlank() && !value.strip().equalsIgnoreCase("identity")) {
                return true;
            }
        }
        return false;
    }

    static Reason reasonOf(SignatureRejection rejection) {
        return Reason.valueOf(rejection.name());
    }
}
