package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.spi.Delays;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is left of a body that nobody wants, holding no thread, until it ends or a moment has passed; then the request ends.
 * A connection that were closed at once, with bytes unread, would take the answer away from a sender who is still sending.
 */
final class Drain implements ReadListener {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final int CHUNK = 8 * 1024;

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final Executor SOON = Delays.after(MOMENT, "remnawave-webhook-drain");

    private final AsyncContext async;
    private final ServletInputStream body;
    private final boolean answerLast;
    private final Answer answer;
    private final AtomicBoolean completed = new AtomicBoolean();

    /** Sends the answer. */
    @FunctionalInterface
    interface Answer {
        void send(boolean close);
    }

    private Drain(AsyncContext async, ServletInputStream body, boolean answerLast, Answer answer) {
        this.async = async;
        this.body = body;
        this.answerLast = answerLast;
        this.answer = answer;
    }

    /** @param answerLast whether the answer waits for the body, which keeps the connection usable if that ends in time */
    static void start(AsyncContext async, ServletInputStream body, boolean answerLast, Answer answer) {
        Drain drain = new Drain(async, body, answerLast, answer);
        if (!answerLast) {
            answer.send(true);
        }
        try {
            body.setReadListener(drain);
        } catch (RuntimeException e) {
            drain.onError(e);
            return;
        }
        SOON.execute(() -> drain.end(true));
    }

    @Override
    public void onDataAvailable() {
        try {
            if (!completed.get()) {
                discard(body);
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    /** Reads what is there. */
    static void discard(ServletInputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (body.isReady() && !body.isFinished()) {
            if (body.read(chunk) < 0) {
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(false);
    }

    @Override
    public void onError(Throwable cause) {
        log.debug(
                "The body of a refused request broke off: {}", cause.getClass().getName());
        end(true);
    }

    private void end(boolean bodyIsLeft) {
        if (!completed.getAndSet(true)) {
            if (answerLast) {
                answer.send(bodyIsLeft);
            }
            complete(async);
        }
    }

    static void completeSoon(AsyncContext async) {
        SOON.execute(() -> complete(async));
    }

    static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (RuntimeException e) { // the container has ended it already
            log.debug("The request has ended before: {}", e.getClass().getName());
        }
    }
}
