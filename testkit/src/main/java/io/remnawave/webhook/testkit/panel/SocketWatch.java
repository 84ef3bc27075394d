package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.spi.Delays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket at a deadline, or before it when it is closed itself. Sockets have a timeout for each single read, and none
 * for a write, a handshake, or an answer that comes a byte at a time.
 */
final class SocketWatch implements AutoCloseable {

    private final Socket socket;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> closed;

    SocketWatch(Socket socket, Deadline deadline) {
        this.socket = socket;
        closed = Delays.completeOnTimeout(ended, null, deadline.nanosLeft(), TimeUnit.NANOSECONDS)
                .thenRun(this::closeSocket);
    }

    @Override
    public void close() throws IOException {
        ended.complete(null);
        try {
            closed.join();
        } catch (CompletionException e) {
            throw new IOException("the connection cannot be closed", e.getCause());
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
