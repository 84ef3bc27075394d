package io.remnawave.webhook.micronaut.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.util.PathMatcher;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.ConfigurationInterceptUrlMapRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.remnawave.webhook.spi.WebhookHeaders;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rules of Micronaut Security, the application's own among them, asked in turn for a delivery that never came: as its
 * filter asks them, until one has an opinion. Thread-safe.
 */
@Singleton
@Requires(classes = SecurityFilter.class, beans = SecurityFilter.class)
final class SecurityRules {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_RULE = "no rule allows an anonymous POST";

    private final Collection<SecurityRule<HttpRequest<?>>> rules;
    private final Router router;
    private final String filtered;

    SecurityRules(
            Collection<SecurityRule<HttpRequest<?>>> rules,
            Router router,
            @Value("${micronaut.security.filter.pattern:/**}") String filtered) {
        this.rules = rules;
        this.router = router;
        this.filtered = filtered;
    }

    /**
     * Why an anonymous POST would be refused; empty if it would not be, or if that depends on who sends it.
     *
     * @param path without the context path
     * @param uri with it
     * @throws RuntimeException if a rule fails, or takes longer than five seconds
     */
    Optional<String> refusalOf(String path, String uri) {
        if (!PathMatcher.ANT.matches(filtered, path) && !PathMatcher.ANT.matches(filtered, uri)) {
            return Optional.empty();
        }
        HttpRequest<?> post = delivery(uri);
        return Flux.fromIterable(rules)
                .concatMap(rule -> opinion(rule, post))
                .next()
                .defaultIfEmpty(Optional.of(NO_RULE))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /**
     * A rejection counts if the url map could overrule it. What comes before the map, such as the IP patterns, judges the
     * sender, and who that will be is not known.
     */
    private static Mono<Optional<String>> opinion(SecurityRule<HttpRequest<?>> rule, HttpRequest<?> post) {
        boolean conclusive = rule.getOrder() >= ConfigurationInterceptUrlMapRule.ORDER;
        return Mono.from(rule.check(post, null))
                .filter(result ->
                        result == SecurityRuleResult.ALLOWED || (result == SecurityRuleResult.REJECTED && conclusive))
                .map(result -> result == SecurityRuleResult.ALLOWED
                        ? Optional.empty()
                        : Optional.of(rule.getClass().getSimpleName() + " rejects an anonymous POST"));
    }

    /** With the headers that a panel sends and the route that it would take, for rules that look at those. */
    private HttpRequest<?> delivery(String uri) {
        HttpRequest<?> post = new SimpleHttpRequest<>(HttpMethod.POST, uri, null)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(WebhookHeaders.SIGNATURE, "0".repeat(64))
                .header(WebhookHeaders.TIMESTAMP, Instant.now().toString());
        router.route(HttpMethod.POST, uri).ifPresent(match -> RouteAttributes.setRouteMatch(post, match));
        return post;
    }
}
