package io.remnawave.webhook.micronaut;

import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.DefaultRouteBuilder;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routes all methods of one path, below the context path, to the {@link WebhookEndpoint}, and no refusal of it to anybody
 * else. Made when the server starts, and the receiver with it: a mistake in the configuration or in a listener stops the
 * start.
 */
@Singleton
@SuppressWarnings("overrides") // of Micronaut's own class: it declares arrays where its interface has variable arity
final class WebhookRoutes extends DefaultRouteBuilder {

    /** The rest are for {@link UnroutableMethodFilter}. */
    static final Set<HttpMethod> METHODS = EnumSet.complementOf(EnumSet.of(HttpMethod.CONNECT, HttpMethod.CUSTOM));

    WebhookRoutes(
            ExecutionHandleLocator handles,
            UriNamingStrategy uris,
            ConversionService conversions,
            WebhookSettings settings,
            WebhookEndpoint endpoint) {
        super(handles, uris, conversions);
        MethodExecutionHandle<Object, Object> receive = handles.findExecutionHandle(
                        (Object) endpoint, "receive", HttpRequest.class)
                .orElseThrow();
        for (HttpMethod method : METHODS) {
            buildRoute(method, uris.resolveUri(settings.path()), List.of(MediaType.ALL_TYPE), receive);
        }
        statuses()
                .forEach(status ->
                        status(WebhookEndpoint.class, status, WebhookEndpoint.class, "replayResponse", new Class<?>[] {
                            HttpRequest.class
                        }));
    }

    /** What is answered where Micronaut would let a handler of that status answer instead. */
    private static Stream<HttpStatus> statuses() {
        return Stream.of(WebhookResponse.values())
                .map(WebhookResponse::status)
                .filter(status -> status >= 400)
                .distinct()
                .map(HttpStatus::valueOf);
    }
}
