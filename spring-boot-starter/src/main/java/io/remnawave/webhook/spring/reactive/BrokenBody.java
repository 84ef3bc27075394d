package io.remnawave.webhook.spring.reactive;

import java.io.IOException;
import java.io.InputStream;

/** Passes the failure of a connection on to the receiver. */
final class BrokenBody extends InputStream {

    private final Throwable failure;

    BrokenBody(Throwable failure) {
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        throw new IOException("The body could not be read", failure);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return read();
    }
}
