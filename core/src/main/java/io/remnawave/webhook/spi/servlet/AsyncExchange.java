package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.Exchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that was taken off its thread: reads the body as it comes, and sends the answer when that is there, once. The answer
 * may come from any thread at any time. While a thread of the request is at work, that one sends it; otherwise the one that has
 * found it, if a sender who knows the secret waits for it, and one of the {@link Farewells} if not.
 */
final class AsyncExchange implements ReadListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final int CHUNK = 8 * 1024;

    private enum State {
        IDLE,
        READING,
        ANSWERED_WHILE_READING,
        DONE
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final AsyncContext async;
    private final ServletRequest request;
    private final HttpServletResponse response;
    private final Exchange exchange;
    private final RequestEnd end;
    private volatile @Nullable ServletInputStream body;
    private volatile boolean bodyEnded = true;
    private volatile @Nullable WebhookResponse answer;

    AsyncExchange(AsyncContext async, ServletRequest request, HttpServletResponse response, Exchange exchange) {
        this.async = async;
        this.request = request;
        this.response = response;
        this.exchange = exchange;
        this.end = new RequestEnd(async);
        async.addListener(this);
    }

    /** The body was read. */
    void answerLater() {
        whileReading(() -> exchange.answer().whenComplete((given, none) -> answered(given)));
    }

    void read(ServletInputStream body) {
        this.body = body;
        bodyEnded = false;
        answerLater(); // first, or a body that breaks at once would end the request without an answer
        try {
            body.setReadListener(this);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    @Override
    public void onDataAvailable() {
        ServletInputStream stream = body;
        if (stream == null) {
            return;
        }
        whileReading(() -> append(stream));
        if (state.get() == State.DONE && answer != WebhookResponse.UNREADABLE) { // unwanted before, or from now on
            discard(stream);
        }
    }

    private void append(ServletInputStream stream) {
        byte[] chunk = new byte[CHUNK];
        try {
            while (stream.isReady() && !stream.isFinished()) {
                int n = stream.read(chunk);
                if (n < 0 || !exchange.append(chunk, 0, n)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            exchange.fail(e);
        }
    }

    private static void discard(ServletInputStream stream) {
        try {
            Drain.discard(stream);
        } catch (IOException | RuntimeException e) {
            log.debug(
                    "The rest of a body that was refused broke off: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void onAllDataRead() {
        boolean wanted = whileReading(() -> {
            bodyEnded = true;
            exchange.complete();
        });
        if (!wanted) {
            end.bodyEnded();
        }
    }

    /** On a thread of the request; gives false if the answer was given before, so that nobody wants what would be read. */
    private boolean whileReading(Runnable reading) {
        if (!state.compareAndSet(State.IDLE, State.READING)) {
            return false;
        }
        try {
            reading.run();
        } finally {
            if (!state.compareAndSet(State.READING, State.IDLE)) {
                state.set(State.DONE);
                send();
            }
        }
        return true;
    }

    private void answered(WebhookResponse given) {
        answer = given;
        while (true) {
            if (state.compareAndSet(State.IDLE, State.DONE)) {
                if (mayBeSentHere(given)) {
                    send();
                } else if (!Farewells.say(given, request, response, this::send)) {
                    end.answered(bodyEnded);
                }
                return;
            }
            if (state.compareAndSet(State.READING, State.ANSWERED_WHILE_READING) || state.get() == State.DONE) {
                return;
            }
        }
    }

    /** What only a panel gets, on the thread of its listener; and what the container has found, on its own thread. */
    private static boolean mayBeSentHere(WebhookResponse given) {
        return given.isAccepted() || given == WebhookResponse.FAILED || given == WebhookResponse.UNREADABLE;
    }

    private void send() {
        WebhookResponse given = answer == null ? WebhookResponse.UNAVAILABLE : answer;
        if (given == WebhookResponse.UNREADABLE) {
            ServletAnswer.markUnreadable(request);
        }
        ServletAnswer.send(request, response, given, !bodyEnded, !bodyEnded);
        end.answered(bodyEnded || given == WebhookResponse.UNREADABLE);
    }

    /** The connection is broken, or what is sent on it breaks the rules of HTTP. */
    @Override
    public void onError(Throwable cause) {
        broken(cause);
    }

    @Override
    public void onError(AsyncEvent event) {
        broken(event.getThrowable());
    }

    private void broken(@Nullable Throwable cause) {
        if (!bodyEnded) {
            exchange.fail(cause == null ? new IOException("The connection broke") : cause);
        }
        // Of a delivery that is being handled nobody wants the answer; the handling goes on.
        if (state.compareAndSet(State.IDLE, State.DONE)) {
            RequestEnd.complete(async);
        } else {
            end.bodyEnded();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        state.compareAndSet(State.IDLE, State.DONE);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // There is none: body-timeout and the handling have their own.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
