package io.remnawave.webhook.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, opened when it is first read: opening is what makes Jetty say {@code 100 Continue}, and a sender
 * that waits for it is refused better before it has sent anything. A body that a filter has used up is empty here.
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
            // A filter that read it may have closed it as well, and then reading would fail instead of ending.
            return stream.isFinished() ? InputStream.nullInputStream() : stream;
        } catch (IllegalStateException e) { // a filter has called getReader()
            return InputStream.nullInputStream();
        }
    }
}
