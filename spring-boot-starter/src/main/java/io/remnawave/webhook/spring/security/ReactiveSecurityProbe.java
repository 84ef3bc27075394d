package io.remnawave.webhook.spring.security;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What in the filter chains of a reactive application would stop an anonymous POST. Only the two usual checks are asked,
 * so that no filter of the application sees an exchange that never was.
 */
final class ReactiveSecurityProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String basePath;
    private final String path;
    private final ObjectProvider<SecurityWebFilterChain> chains;
    private final ObjectProvider<WebFilterChainProxy> proxy;

    /** @param path below the base path */
    ReactiveSecurityProbe(
            String basePath,
            String path,
            ObjectProvider<SecurityWebFilterChain> chains,
            ObjectProvider<WebFilterChainProxy> proxy) {
        this.basePath = basePath;
        this.path = path;
        this.chains = chains;
        this.proxy = proxy;
    }

    List<AccessCheck> all() {
        return List.of(
                new AccessCheck(AccessCheck.CSRF, () -> anyStops(CsrfWebFilter.class)),
                new AccessCheck(AccessCheck.AUTHORIZATION, () -> anyStops(AuthorizationWebFilter.class)));
    }

    private boolean anyStops(Class<? extends WebFilter> type) {
        if (chains.stream().findAny().isEmpty()) {
            // Without a chain of the application, Spring Security makes one that wants a user and a token for
            // everything.
            return proxy.stream().findAny().isPresent();
        }
        ServerWebExchange exchange = anonymousPost();
        List<WebFilter> filters = Flux.fromStream(chains.orderedStream())
                .filterWhen(chain -> chain.matches(exchange))
                .next()
                .flatMapMany(SecurityWebFilterChain::getWebFilters)
                .collectList()
                .blockOptional(PATIENCE)
                .orElse(List.of());
        return filters.stream().filter(type::isInstance).anyMatch(filter -> stops(filter, exchange));
    }

    private static boolean stops(WebFilter filter, ServerWebExchange exchange) {
        AtomicBoolean passed = new AtomicBoolean();
        filter.filter(exchange, passedExchange -> Mono.fromRunnable(() -> passed.set(true)))
                .onErrorResume(AccessDeniedException.class, e -> Mono.empty())
                .block(PATIENCE);
        return !passed.get();
    }

    private ServerWebExchange anonymousPost() {
        URI uri = URI.create("http://localhost" + basePath + path);
        Map<String, Function<Object[], @Nullable Object>> request = new HashMap<>();
        request.put("getMethod", arguments -> HttpMethod.POST);
        request.put("getURI", arguments -> uri);
        request.put("getPath", arguments -> RequestPath.parse(uri, basePath));
        request.put("getId", arguments -> "none");
        request.put("getHeaders", arguments -> new HttpHeaders());
        request.put("getQueryParams", arguments -> new LinkedMultiValueMap<>());
        request.put("getCookies", arguments -> new LinkedMultiValueMap<>());
        request.put("getAttributes", arguments -> new HashMap<>());
        request.put("getBody", arguments -> Flux.empty());
        Map<String, Function<Object[], @Nullable Object>> response = new HashMap<>();
        response.put("getHeaders", arguments -> new HttpHeaders());
        response.put("getCookies", arguments -> new LinkedMultiValueMap<>());
        response.put("bufferFactory", arguments -> DefaultDataBufferFactory.sharedInstance);
        response.put("writeWith", arguments -> Mono.empty());
        response.put("writeAndFlushWith", arguments -> Mono.empty());
        response.put("setComplete", arguments -> Mono.empty());
        return new DefaultServerWebExchange(
                Stub.of(ServerHttpRequest.class, request),
                Stub.of(ServerHttpResponse.class, response),
                new DefaultWebSessionManager(),
                ServerCodecConfigurer.create(),
                new AcceptHeaderLocaleContextResolver());
    }

    /** What a native image has to make stand-ins of. */
    static final class Hints implements RuntimeHintsRegistrar {

        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
            hints.proxies().registerJdkProxy(ServerHttpRequest.class).registerJdkProxy(ServerHttpResponse.class);
        }
    }
}
