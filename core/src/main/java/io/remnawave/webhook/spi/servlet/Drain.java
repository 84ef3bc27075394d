package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Delays;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final ServletRequest request;
    private final HttpServletResponse response;
    private final WebhookResponse answer;
    private final boolean answerLast;
    private final AtomicBoolean completed = new AtomicBoolean();

    /** @param answerLast whether the answer waits for the body, which keeps the connection usable if that ends in time */
    Drain(
            AsyncContext async,
            ServletInputStream body,
            ServletRequest request,
            HttpServletResponse response,
            WebhookResponse answer,
            boolean answerLast) {
        this.async = async;
        this.body = body;
        this.request = request;
        this.response = response;
        this.answer = answer;
        this.answerLast = answerLast;
    }

    /** On the thread of the request. */
    void start() {
        if (!answerLast) {
            send(true);
        }
        try {
            body.setReadListener(this);
        } catch (RuntimeException e) {
            onError(e);
            return;
        }
        SOON.execute(this::giveUp);
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

    /** On a thread of the request. */
    private void end(boolean bodyIsLeft) {
        if (!completed.getAndSet(true)) {
            if (answerLast) {
                send(bodyIsLeft);
            }
            complete(async);
        }
    }

    /** On the thread of all of them. */
    private void giveUp() {
        if (completed.getAndSet(true)) {
            return;
        }
        if (answerLast) {
            Farewells.say(answer, async, response, () -> {
                send(true);
                complete(async);
            });
        } else {
            complete(async);
        }
    }

    private void send(boolean close) {
        ServletAnswer.send(request, response, answer, close, close);
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
