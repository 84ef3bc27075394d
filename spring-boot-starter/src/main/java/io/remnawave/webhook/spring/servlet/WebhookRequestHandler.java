package io.remnawave.webhook.spring.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.spi.servlet.ServletEndpoint;
import io.remnawave.webhook.spring.listener.ListenerExecution;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestHandler;

/**
 * Hands every request, whatever its method, to the receiver, which answers it. No message converter, no exception handler and no
 * error page takes part. Thread-safe.
 *
 * <p>Ends the listeners' threads with the context: they are no bean, which the application could be given in place of its own.
 */
final class WebhookRequestHandler implements HttpRequestHandler, DisposableBean {

    private final SingletonSupplier<ServletEndpoint> endpoint;
    private final ListenerExecution execution;

    WebhookRequestHandler(ObjectProvider<WebhookReceiver> receiver, ListenerExecution execution) {
        this.endpoint = SingletonSupplier.of(
                () -> new ServletEndpoint(receiver.getObject()::exchange, execution::executorOfARequest));
        this.execution = execution;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
        endpoint.obtain().service(request, response);
    }

    @Override
    public void destroy() {
        execution.close();
    }
}
