package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final ServletInputStream body;
    private final ServletRequest request;
    private final HttpServletResponse response;
    private final WebhookResponse answer;
    private final RequestEnd end;

    /** Whether the answer is sent, or about to be. */
    private final AtomicBoolean answered;

    /** @param answerLast whether the answer waits for the body, which keeps the connection usable if that ends in time */
    Drain(
            AsyncContext async,
            ServletInputStream body,
            ServletRequest request,
            HttpServletResponse response,
            WebhookResponse answer,
            boolean answerLast) {
        this.body = body;
        this.request = request;
        this.response = response;
        this.answer = answer;
        this.answered = new AtomicBoolean(!answerLast);
        this.end = new RequestEnd(async);
    }

    /** On the thread of the request. */
    void start() {
        boolean isSent = answered.get();
        if (isSent) {
            send(true);
        }
        try {
            body.setReadListener(this);
        } catch (RuntimeException e) {
            onError(e);
            return;
        }
        if (isSent) {
            end.answered(false);
        } else {
            RequestEnd.SOON.execute(this::giveUp);
        }
    }

    @Override
    public void onDataAvailable() {
        try {
            discard(body);
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
        bodyEnded(false);
    }

    @Override
    public void onError(Throwable cause) {
        log.debug(
                "The body of a refused request broke off: {}", cause.getClass().getName());
        bodyEnded(true);
    }

    private void bodyEnded(boolean bodyIsLeft) {
        if (!answered.getAndSet(true)) {
            send(bodyIsLeft);
            end.answered(true);
        } else {
            end.bodyEnded();
        }
    }

    /** On the thread of all of them. */
    private void giveUp() {
        if (!answered.getAndSet(true) && !Farewells.say(answer, request, response, this::sendAtLast)) {
            end.answered(false);
        }
    }

    private void sendAtLast() {
        send(true);
        end.answered(false);
    }

    private void send(boolean close) {
        ServletAnswer.send(request, response, answer, close, close);
    }
}
