package io.remnawave.webhook.testkit.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.remnawave.webhook.testkit.internal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of each path that only begins like the right one, once: what is answered 404 is on no page of the console. */
final class WrongPaths implements HttpHandler {

    /** Whoever tries out more of them is no panel. */
    private static final int MAX_TOLD = 20;

    private final URI right;
    private final HttpHandler handler;
    private final PrintWriter err;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param handler answers all requests, these too */
    WrongPaths(URI right, HttpHandler handler, PrintWriter err) {
        this.right = right;
        this.handler = handler;
        this.err = err;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getRawPath();
        if (!path.equals(right.getPath()) && told.size() < MAX_TOLD && told.add(path)) {
            err.println("404 for " + Printable.line(path) + ": deliveries go to " + right);
            err.flush();
        }
        handler.handle(http);
    }
}
