package io.remnawave.webhook.docs.core;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import java.io.IOException;

/** Hands requests to core, and its answers back. */
final class WebhookHandler implements HttpHandler {

    private final WebhookReceiver receiver;

    WebhookHandler(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // The stream as it is: core reads no more of it than remnawave.webhook.max-body-size.
            WebhookRequest request = WebhookRequest.of(exchange.getRequestBody(), exchange.getRequestHeaders())
                    .withMethod(exchange.getRequestMethod());

            WebhookResponse response = receiver.receive(request); // returns when every listener has

            Headers headers = exchange.getResponseHeaders();
            response.headers().forEach(headers::set);
            headers.set("Content-Type", WebhookResponse.CONTENT_TYPE);
            byte[] body = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
