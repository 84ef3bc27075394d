package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.spi.TrailingSlashLog;
import io.remnawave.webhook.spring.EndpointPath;
import io.remnawave.webhook.spring.listener.ListenerExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.Ordered;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Maps the path of the endpoint, and no other, to its handler, and only requests that came to the server of its own application
 * context: a management server on another port has a child context, and its dispatcher would find this mapping in the parent. Not
 * one of Spring's own mappings, because those answer a preflight request of a browser themselves.
 *
 * <p>Ends the listeners' threads with the context: they are no bean, which the application could be given in place of its own.
 */
final class MainPortHandlerMapping implements HandlerMapping, Ordered, ApplicationContextAware, DisposableBean {

    private final TrailingSlashLog trailingSlash = new TrailingSlashLog();
    private final String path;
    private final EndpointPath fullPath;
    private final PathPattern pattern;
    private final WebhookHandler handler;
    private final ListenerExecution execution;
    private @Nullable ApplicationContext context;

    MainPortHandlerMapping(String path, EndpointPath fullPath, WebhookHandler handler, ListenerExecution execution) {
        this.path = path;
        this.fullPath = fullPath;
        this.pattern = PathPatternParser.defaultInstance.parse(path);
        this.handler = handler;
        this.execution = execution;
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        context = applicationContext;
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        ApplicationContext asked = exchange.getApplicationContext();
        if (asked != null && asked != context) {
            return Mono.empty();
        }
        String requested =
                exchange.getRequest().getPath().pathWithinApplication().value();
        if (requested.equals(path)) {
            exchange.getAttributes().put(BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
            // Of a preflight request the dispatcher does not call the handler it asks for.
            return CorsUtils.isPreFlightRequest(exchange.getRequest())
                    ? handler.handle(exchange).thenReturn(handler)
                    : Mono.just(handler);
        }
        if (requested.length() == path.length() + 1 && requested.startsWith(path) && requested.endsWith("/")) {
            trailingSlash.log(fullPath.value());
        }
        return Mono.empty();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void destroy() {
        execution.close();
    }
}
