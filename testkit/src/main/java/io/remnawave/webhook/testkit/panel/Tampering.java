package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What happens to signed bytes between a panel and a receiver. */
final class Tampering {

    /** Neither JSON nor UTF-8. */
    static final byte[] GARBAGE = "\u0000not json \u00ff\u00fe {".getBytes(StandardCharsets.ISO_8859_1);

    private Tampering() {}

    /** A change of a request on its way. */
    interface Change {
        SignedDelivery apply(SignedDelivery request);
    }

    static SignedDelivery withoutSignature(SignedDelivery request) {
        return request.withHeader(WebhookHeaders.SIGNATURE, null);
    }

    static SignedDelivery oneByte(SignedDelivery request) {
        byte[] body = request.body();
        if (body.length > 0) {
            // The lowest bit of an ASCII letter or digit gives another one, so that JSON stays JSON.
            int position = letterNearest(body, body.length / 2);
            body[position] ^= 1;
        }
        return request.withBody(body);
    }

    static SignedDelivery firstHalf(SignedDelivery request) {
        byte[] body = request.body();
        return request.withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** Blanks behind every colon and comma that are not inside a text, as Python's {@code json.dumps} writes them. */
    static SignedDelivery reformatted(SignedDelivery request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean inText = false;
        boolean escaped = false;
        for (byte b : request.body()) {
            out.write(b);
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inText = !inText;
            } else if (!inText && (b == ':' || b == ',')) {
                out.write(' ');
            }
        }
        return request.withBody(out.toByteArray());
    }

    private static int letterNearest(byte[] body, int start) {
        for (int i = start; i < body.length; i++) {
            if (body[i] >= 'b' && body[i] <= 'y') {
                return i;
            }
        }
        return start;
    }
}
