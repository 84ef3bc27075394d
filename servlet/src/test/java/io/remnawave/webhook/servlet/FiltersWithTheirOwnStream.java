package io.remnawave.webhook.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Filters that read the body and give it once more, by a stream that says nonsense of itself, as widespread ones do. */
final class FiltersWithTheirOwnStream {

    private FiltersWithTheirOwnStream() {}

    static Stream<Named<Filter>> all() {
        return Stream.of(
                Named.of("finished from the start", replaying(true, false, false)),
                Named.of("never finished, never ready", replaying(false, false, false)),
                Named.of("always ready", replaying(false, true, false)),
                Named.of("throws whatever it is asked", replaying(false, false, true)));
    }

    /** One that has read and closed the body, and gives a stream that is closed. */
    static Filter closed() {
        return (request, response, chain) -> {
            request.getInputStream().readAllBytes();
            Replay replay = new Replay(new byte[0], true, false, false);
            replay.close();
            chain.doFilter(new Replaying((HttpServletRequest) request, replay), response);
        };
    }

    private static Filter replaying(boolean finished, boolean ready, boolean throwing) {
        return (request, response, chain) -> {
            byte[] body = request.getInputStream().readAllBytes();
            chain.doFilter(
                    new Replaying((HttpServletRequest) request, new Replay(body, finished, ready, throwing)), response);
        };
    }

    private static final class Replaying extends HttpServletRequestWrapper {

        private final Replay replay;

        Replaying(HttpServletRequest request, Replay replay) {
            super(request);
            this.replay = replay;
        }

        @Override
        public ServletInputStream getInputStream() {
            return replay;
        }
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream body;
        private final boolean finished;
        private final boolean ready;
        private final boolean throwing;
        private boolean closed;

        Replay(byte[] body, boolean finished, boolean ready, boolean throwing) {
            this.body = new ByteArrayInputStream(body);
            this.finished = finished;
            this.ready = ready;
            this.throwing = throwing;
        }

        @Override
        public int read() throws IOException {
            if (closed) {
                throw new IOException("Stream closed");
            }
            return body.read();
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean isFinished() {
            return answer(finished);
        }

        @Override
        public boolean isReady() {
            return answer(ready);
        }

        private boolean answer(boolean said) {
            if (throwing) {
                throw new UnsupportedOperationException("not implemented");
            }
            return said;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("not implemented");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
