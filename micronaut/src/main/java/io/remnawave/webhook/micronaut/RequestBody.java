package io.remnawave.webhook.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it came over the wire, opened when it is first read, so that nothing is asked of a sender who is
 * refused by the method or the length. Empty if a filter has used it up: the receiver then says so in the log. What the
 * server cuts off at {@code micronaut.server.max-request-size} goes on with zeros and without end, so that the receiver,
 * which counts, finds it too large and answers, logs and meters it like any other.
 */
final class RequestBody extends InputStream {

    private final HttpRequest<?> request;
    private @Nullable InputStream opened;
    private boolean cutOff;

    RequestBody(HttpRequest<?> request) {
        this.request = request;
    }

    /** Whether the server, or a filter that has replaced the request, does not give the bytes of any body. */
    boolean isOutOfReach() {
        return !(unwrapped() instanceof ServerHttpRequest<?>);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (cutOff) {
            return length;
        }
        try {
            return opened().read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            cutOff = isByLength(e);
            if (cutOff) {
                return length;
            }
            throw e instanceof IOException unreadable ? unreadable : new IOException(e);
        }
    }

    /** Lets the server drop what was not read; it would wait for a reader otherwise, and the sender with it. */
    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    private static boolean isByLength(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContentLengthExceededException) {
                return true;
            }
        }
        return false;
    }

    private InputStream opened() {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private InputStream open() {
        try {
            return ((ServerHttpRequest<?>) unwrapped()).byteBody().toInputStream();
        } catch (IllegalStateException e) { // a filter has claimed it
            return InputStream.nullInputStream();
        }
    }

    private HttpRequest<?> unwrapped() {
        HttpRequest<?> unwrapped = request;
        while (unwrapped instanceof HttpRequestWrapper<?> wrapper) {
            unwrapped = wrapper.getDelegate();
        }
        return unwrapped;
    }
}
