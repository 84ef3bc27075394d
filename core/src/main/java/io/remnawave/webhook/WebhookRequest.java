package io.remnawave.webhook;

import io.remnawave.webhook.spi.RequestHead;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as {@link WebhookReceiver#receive} wants to see it: method, headers, and the body as bytes. For one call by
 * one thread.
 *
 * <p>A header is looked up without regard to case. In a {@code Map}, a value is a {@code String}, or an {@code Iterable} of them
 * where a header can occur more than once (as in the header maps of the JDK's HTTP server and client, or of a serverless
 * function); a function gives all values of a header, an empty list where there is none.
 */
public final class WebhookRequest {

    private final String method;
    private final Function<String, List<String>> headers;
    private final byte @Nullable [] bytes;
    private final @Nullable InputStream stream;

    private WebhookRequest(
            String method,
            Function<String, List<String>> headers,
            byte @Nullable [] bytes,
            @Nullable InputStream stream) {
        this.method = method;
        this.headers = headers;
        this.bytes = bytes;
        this.stream = stream;
    }

    /**
     * A POST whose body has been read.
     *
     * @param body the exact bytes received, never the bytes of a text made from them; kept, so not to be changed afterwards
     * @throws IllegalArgumentException if a header has a value of another type
     */
    public static WebhookRequest of(byte[] body, Map<String, ?> headers) {
        return of(body, HeaderMap.of(headers));
    }

    /**
     * A POST whose body has been read.
     *
     * @param body the exact bytes received, kept, so not to be changed afterwards; more than
     *     {@link WebhookReceiver#maxBodySize()} of them are answered 413
     */
    public static WebhookRequest of(byte[] body, Function<String, List<String>> headers) {
        return new WebhookRequest("POST", headers, body, null);
    }

    /**
     * A POST whose body is still to be read. The receiver reads it once, after it has seen the method and the headers, and never
     * more than a few KB beyond {@link WebhookReceiver#maxBodySize()}; it does not close the stream.
     *
     * @throws IllegalArgumentException if a header has a value of another type
     */
    public static WebhookRequest of(InputStream body, Map<String, ?> headers) {
        return of(body, HeaderMap.of(headers));
    }

    /** A POST whose body is still to be read. */
    public static WebhookRequest of(InputStream body, Function<String, List<String>> headers) {
        return new WebhookRequest("POST", headers, null, body);
    }

    /** The same request with another method; anything but {@code POST} is answered 405. */
    public WebhookRequest withMethod(String method) {
        return new WebhookRequest(method, headers, bytes, stream);
    }

    RequestHead head() {
        return headers instanceof HeaderMap map ? map.headOf(method) : RequestHead.of(method, headers);
    }

    /** The body, where it has been read. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    /** The body, where it is still to be read; else nothing. */
    InputStream stream() {
        return stream == null ? InputStream.nullInputStream() : stream;
    }
}
