package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

final class ReactiveSecurityTest {

    private static final String LINE = "http.authorizeExchange(e -> e.matchers(webhook).permitAll())"
            + ".csrf(c -> c.requireCsrfProtectionMatcher(webhook.csrfElsewhere()));";

    @Test
    void opensNothingSilentlyAndWarnsOnceWithTheLineToWrite() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of())) {
            assertThat(status(application, "/remnawave/webhook")).isIn(401, 403);
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("/remnawave/webhook", "CSRF", "authorization", LINE);
        }
    }

    @Test
    void letsDeliveriesThroughWithTheDocumentedLine() throws Exception {
        Map<String, Object> paths = Map.of("spring.webflux.base-path", "/app", "remnawave.webhook.path", "/hooks");
        try (LogLines log = new LogLines();
                RunningApplication application = start(paths, DocumentedLine.class)) {
            assertThat(status(application, "/app/hooks")).isEqualTo(200);
            assertThat(status(application, "/app/other")).isIn(401, 403);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void warnsUnderABasePathThatIsWrittenWithoutItsSlash() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of("spring.webflux.base-path", "app/"), OwnRefusal.class)) {
            assertThat(status(application, "/app/remnawave/webhook")).isEqualTo(418);
            assertThat(warnings(log)).singleElement().asString().contains("CSRF", "authorization", LINE);
        }
    }

    private static RunningApplication start(Map<String, Object> properties, Class<?>... configurations) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("test.with", "security");
        return RunningApplication.start(WebApplicationType.REACTIVE, all, configurations);
    }

    private static int status(RunningApplication application, String path) throws Exception {
        return new Panel(application.url(path)).deliver(SignedBody.of("alice")).statusCode();
    }

    private static List<String> warnings(LogLines log) {
        return log.messages().stream()
                .filter(line -> line.contains("Spring Security"))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRefusal {
        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http) {
            http.csrf(c -> c.accessDeniedHandler((exchange, denied) -> {
                ServerHttpResponse response = exchange.getResponse();
                response.setRawStatusCode(418);
                DataBuffer body = response.bufferFactory().wrap("refused".getBytes(StandardCharsets.US_ASCII));
                return response.writeAndFlushWith(Mono.just(Mono.just(body)));
            }));
            return http.authorizeExchange(e -> e.anyExchange().authenticated()).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class DocumentedLine {
        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http, RemnawaveWebhookExchangeMatcher webhook) {
            http.authorizeExchange(e -> e.matchers(webhook).permitAll())
                    .csrf(c -> c.requireCsrfProtectionMatcher(webhook.csrfElsewhere()));
            http.authorizeExchange(e -> e.anyExchange().authenticated());
            return http.build();
        }
    }
}
