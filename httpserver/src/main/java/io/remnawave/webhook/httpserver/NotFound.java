package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.HttpExchange;

/** A request to a path below the endpoint's. */
record NotFound(HttpExchange http) implements YieldingThreads.Task {

    @Override
    public void run() {
        new ServerAnswer(http).sendNotFound();
    }

    /** It waits for nothing that the sender does, but for room in the buffer of his connection. */
    @Override
    public void giveWay() {
        http.close();
    }
}
