package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.remnawave.webhook.delivery.WebhookResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answer to one request. What the sender is gone for is of no interest to anybody. */
record ServerAnswer(HttpExchange http) {

    private static final Logger log = LoggerFactory.getLogger(RemnawaveWebhookHandler.class);

    /**
     * Answers, and has the server look for the next request, or drop what is left of the body. May block as long as that comes.
     *
     * @param onSent is called once, before that, or when the sender is gone
     */
    void send(WebhookResponse answer, Runnable onSent) {
        AtomicBoolean sent = new AtomicBoolean();
        try {
            attempt(() -> {
                write(answer).flush();
                sent.set(true);
            });
        } finally {
            onSent.run();
        }
        if (sent.get() && !isHead()) { // which the server has ended itself, and would count twice
            attempt(http.getResponseBody()::close);
        }
    }

    /**
     * Answers, and closes the connection.
     *
     * @param breakOff ends a read that is under way on another thread, or has the next one of this thread fail
     */
    void sendAndClose(WebhookResponse answer, Runnable breakOff) {
        http.getResponseHeaders().set("Connection", "close");
        attempt(() -> {
            OutputStream out = write(answer);
            out.flush();
            breakOff.run();
            // Without a connection there is nothing to drain; this alone has the server forget the connection.
            out.close();
        });
    }

    /** Another path of the server than the endpoint's. */
    void sendNotFound() {
        attempt(() -> http.sendResponseHeaders(404, -1));
    }

    private OutputStream write(WebhookResponse answer) throws IOException {
        Headers headers = http.getResponseHeaders();
        headers.set("Content-Type", WebhookResponse.CONTENT_TYPE);
        answer.headers().forEach(headers::set);
        byte[] body = answer.bodyBytes();
        if (isHead()) {
            http.sendResponseHeaders(answer.status(), -1);
            return http.getResponseBody();
        }
        http.sendResponseHeaders(answer.status(), body.length);
        OutputStream out = http.getResponseBody();
        out.write(body);
        return out;
    }

    private boolean isHead() {
        return http.getRequestMethod().equals("HEAD");
    }

    private void attempt(Sending sending) {
        try {
            http.getRequestBody(); // or the server would stumble over a body that nobody has asked for
            sending.send();
        } catch (IOException | RuntimeException e) {
            log.debug("The sender is gone before its answer", e);
            http.close();
        }
    }

    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }
}
