package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.ListenerThreads;
import io.remnawave.webhook.spi.servlet.ServletEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A receiver with what it is served by, from the start of a servlet to its end. Thread-safe. */
final class Serving {

    private final WebhookReceiver receiver;
    private final @Nullable DeploymentConsole console;
    private final ListenerThreads threads = new ListenerThreads();
    private final ServletEndpoint endpoint;

    Serving(WebhookReceiver receiver, @Nullable DeploymentConsole console) {
        this.receiver = receiver;
        this.console = console;
        this.endpoint = new ServletEndpoint(receiver::exchange, threads::startingOnCallingThread);
    }

    void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (console != null) {
            console.learnTarget(request);
        }
        endpoint.service(request, response);
    }

    void close() {
        receiver.close();
        threads.close();
        if (console != null) {
            console.close();
        }
    }
}
