package io.remnawave.webhook.spring.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestHandler;

/**
 * Hands every request, whatever its method, to the receiver and sends its answer. No message converter, no exception handler
 * and no error page takes part.
 */
final class WebhookRequestHandler implements HttpRequestHandler {

    private final SingletonSupplier<WebhookReceiver> receiver;

    WebhookRequestHandler(ObjectProvider<WebhookReceiver> receiver) {
        this.receiver = SingletonSupplier.of(receiver::getObject);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookResponse answer = receiver.obtain()
                .receive(WebhookRequest.of(
                        request.getMethod(),
                        name -> Collections.list(request.getHeaders(name)),
                        new RequestBody(request)));
        byte[] word = answer.word().getBytes(StandardCharsets.US_ASCII);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        // With its own charset, or a filter that forces one would have the word written in that.
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(word.length);
        response.getOutputStream().write(word);
    }
}
