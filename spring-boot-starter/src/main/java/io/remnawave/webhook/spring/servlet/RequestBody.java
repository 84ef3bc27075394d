package io.remnawave.webhook.spring.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, opened when it is first read, so that nothing is asked of a sender who is refused by the method or
 * the length. Empty if a filter has used it up: the receiver then says so in the log.
 */
final class RequestBody extends InputStream {

    private final HttpServletRequest request;
    private @Nullable InputStream opened;

    RequestBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return opened().read(target, offset, length);
    }

    private InputStream opened() throws IOException {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private InputStream open() throws IOException {
        try {
            ServletInputStream stream = request.getInputStream();
            return stream.isFinished() ? InputStream.nullInputStream() : stream;
        } catch (IllegalStateException e) { // a filter has called getReader()
            return InputStream.nullInputStream();
        }
    }
}
