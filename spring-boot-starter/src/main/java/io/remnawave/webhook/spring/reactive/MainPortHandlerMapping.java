package io.remnawave.webhook.spring.reactive;

import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Maps only requests that came to the server of its own application context. A management server on another port has a child
 * context, and its dispatcher would find this mapping in the parent.
 *
 * <p>Ends the listeners' threads with the context: they are no bean, which the application could be given in place of its own.
 */
final class MainPortHandlerMapping extends SimpleUrlHandlerMapping implements DisposableBean {

    private final ListenerThreads threads;

    MainPortHandlerMapping(Map<String, ?> handlers, int order, ListenerThreads threads) {
        super(handlers, order);
        this.threads = threads;
    }

    @Override
    public Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
        ApplicationContext asked = exchange.getApplicationContext();
        return asked == null || asked == getApplicationContext() ? super.getHandlerInternal(exchange) : Mono.empty();
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
