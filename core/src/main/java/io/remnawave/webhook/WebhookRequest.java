package io.remnawave.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An HTTP request as a {@link WebhookReceiver} wants to see it: method, headers, and the body as bytes. For one call of
 * {@link WebhookReceiver#receive} by one thread.
 */
public final class WebhookRequest {

    private final String method;
    private final Function<String, List<String>> headers;
    private final Body body;

    private WebhookRequest(String method, Function<String, List<String>> headers, Body body) {
        this.method = method;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A POST whose body has been read.
     *
     * @param body the exact bytes received, never the bytes of a text made from them; kept, so not to be changed afterwards
     * @param headers by name in any case; a value is a {@code String}, or an {@code Iterable} of them where a header can
     *     occur more than once (as in the header maps of the JDK's HTTP server and client, or of a serverless function)
     * @throws IllegalArgumentException if a header has a value of another type
     */
    public static WebhookRequest of(byte[] body, Map<String, ?> headers) {
        return of("POST", HeaderMap.of(headers), body);
    }

    /**
     * A request whose body has been read, for adapters.
     *
     * @param headers gives all values of a header by its name without regard to case, an empty list where there is none
     * @param body the exact bytes received, kept, so not to be changed afterwards; more than
     *     {@link WebhookReceiver#maxBodySize()} of them are answered 413
     */
    public static WebhookRequest of(String method, Function<String, List<String>> headers, byte[] body) {
        return new WebhookRequest(method, headers, (declaredLength, limit) -> body);
    }

    /**
     * A request whose body is still to be read, for adapters. The receiver reads it once, after it has seen the method and
     * {@code Content-Length}, and never more than one byte beyond {@link WebhookReceiver#maxBodySize()}; it does not close
     * the stream.
     *
     * @param headers gives all values of a header by its name without regard to case, an empty list where there is none
     */
    public static WebhookRequest of(String method, Function<String, List<String>> headers, InputStream body) {
        return new WebhookRequest(
                method, headers, (declaredLength, limit) -> BoundedBody.read(body, declaredLength, limit));
    }

    String method() {
        return method;
    }

    List<String> header(String name) {
        return headers.apply(name);
    }

    /** What {@code Content-Length} says, or -1 where it says nothing usable. */
    long declaredLength() {
        List<String> values = header("Content-Length");
        String value = values.size() == 1 ? values.get(0) : "";
        if (value.isEmpty() || value.length() > 18) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            length = 10 * length + digit - '0';
        }
        return length;
    }

    /** At most {@code limit} bytes where the body is still to be read. */
    byte[] body(long declaredLength, int limit) throws IOException {
        return body.read(declaredLength, limit);
    }

    @FunctionalInterface
    private interface Body {
        byte[] read(long declaredLength, int limit) throws IOException;
    }
}
