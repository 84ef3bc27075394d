package io.remnawave.webhook.spring.security;

import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Matches exchanges with the webhook endpoint, whatever its path is configured to be. A bean, for the application's own rules:
 *
 * <pre>{@code
 * http.authorizeExchange(e -> e.matchers(webhook).permitAll()).csrf(c -> c.requireCsrfProtectionMatcher(webhook.csrfElsewhere()));
 * }</pre>
 *
 * <p>Put it before {@code anyExchange()}. Immutable and thread-safe.
 */
public final class RemnawaveWebhookExchangeMatcher implements ServerWebExchangeMatcher {

    private final ServerWebExchangeMatcher path;

    /** @param path within the base path */
    RemnawaveWebhookExchangeMatcher(String path) {
        this.path = new PathPatternParserServerWebExchangeMatcher(path);
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return path.matches(exchange);
    }

    /** Matches what Spring Security protects from forgery by default, without the endpoint. */
    public ServerWebExchangeMatcher csrfElsewhere() {
        return new AndServerWebExchangeMatcher(
                CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(this));
    }

    @Override
    public String toString() {
        return "RemnawaveWebhook [" + path + "]";
    }
}
