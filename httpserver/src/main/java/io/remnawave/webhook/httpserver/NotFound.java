package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.HttpExchange;

/** A request to a path below the endpoint's. */
record NotFound(HttpExchange http, Runnable onAnswered) implements YieldingThreads.Task {

    @Override
    public void run() {
        try {
            new ServerAnswer(http).sendNotFound();
        } finally {
            onAnswered.run();
        }
    }

    /** It waits for nothing that the sender does, but for room in the buffer of his connection. */
    @Override
    public void giveWay() {
        http.close();
    }
}
