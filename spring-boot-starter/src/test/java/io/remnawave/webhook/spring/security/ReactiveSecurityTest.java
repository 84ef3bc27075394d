package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

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
