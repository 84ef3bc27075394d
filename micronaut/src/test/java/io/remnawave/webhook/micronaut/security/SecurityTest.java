package io.remnawave.webhook.micronaut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.remnawave.webhook.micronaut.DocumentationPage;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What happens under Micronaut Security, without and with the rule that the documentation gives. */
class SecurityTest {

    private static final String RULE = "- {pattern: /remnawave/webhook, http-method: POST, access: isAnonymous()}";

    @Test
    void opensNothingSilentlyAndWarnsOnceWithTheLineToWrite() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of())) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).statusCode())
                    .isEqualTo(401);
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("deliveries to /remnawave/webhook: no rule allows", "intercept-url-map", RULE);
        }
    }

    @Test
    void letsDeliveriesThroughWithTheDocumentedRuleAndNothingElse() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(yaml(documentedRule()))) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("ignored");
            assertThat(statusOfGet(application.url("/remnawave/webhook"))).isEqualTo(401);
            assertThat(new Panel(application.url("/remnawave/webhook/more"))
                            .deliver(SignedBody.of("bob"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void documentsTheRule() throws Exception {
        assertThat(DocumentationPage.text()).contains("```yaml\n" + documentedRule() + "```");
        assertThat(documentedRule()).contains(RULE);
    }

    @ParameterizedTest
    @CsvSource({"true, /hooks", "false, /shop/hooks"})
    void namesTheRuleThatLetsDeliveriesThroughBelowAContextPath(boolean prepended, String pattern) throws Exception {
        Map<String, Object> paths = Map.of(
                "micronaut.server.context-path", "/shop",
                "remnawave.webhook.path", "/hooks",
                "micronaut.security.intercept-url-map-prepend-pattern-with-context-path", prepended);
        String line = "- {pattern: " + pattern + ", http-method: POST, access: isAnonymous()}";
        try (LogLines log = new LogLines();
                RunningApplication application = start(paths)) {
            assertThat(deliver(application, "/shop/hooks")).isEqualTo(401);
            assertThat(warnings(log)).singleElement().asString().contains("to /shop/hooks:", line);
        }
        Map<String, Object> opened = new HashMap<>(paths);
        opened.putAll(yaml("micronaut.security.intercept-url-map:\n  " + line));
        try (LogLines log = new LogLines();
                RunningApplication application = start(opened)) {
            assertThat(deliver(application, "/shop/hooks")).isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void namesARuleThatRejects() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(yaml("""
                        micronaut.security.intercept-url-map:
                          - {pattern: /**, access: isAuthenticated()}
                        """))) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(401);
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("ConfigurationInterceptUrlMapRule rejects an anonymous POST", RULE);
        }
    }

    @Test
    void isSilentWhereARuleOfTheApplicationAllowsDeliveries() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of("test.with", "SignatureBearers"))) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void leavesToTheIpPatternsWhoMaySend() throws Exception {
        Map<String, Object> rule = new HashMap<>(yaml(documentedRule()));
        rule.put("micronaut.security.ip-patterns", List.of("10[.].*"));
        try (LogLines log = new LogLines();
                RunningApplication application = start(rule)) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(401);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void isSilentWhereTheFilterDoesNotReach() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of("micronaut.security.filter.pattern", "/api/**"))) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void startsAlthoughARuleFails() throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of("test.with", "FailingRule"))) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(500);
            assertThat(warnings(log)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"micronaut.security.enabled", "micronaut.security.filter.enabled"})
    void isSilentWhereMicronautSecurityIsSwitchedOff(String property) throws Exception {
        try (LogLines log = new LogLines();
                RunningApplication application = start(Map.of(property, false))) {
            assertThat(deliver(application, "/remnawave/webhook")).isEqualTo(200);
            assertThat(warnings(log)).isEmpty();
        }
    }

    private static RunningApplication start(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putIfAbsent("micronaut.security.enabled", true);
        return RunningApplication.start(all);
    }

    private static int deliver(RunningApplication application, String path) throws Exception {
        return new Panel(application.url(path)).deliver(SignedBody.of("alice")).statusCode();
    }

    private static int statusOfGet(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(java.net.http.HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> warnings(LogLines log) {
        return log.messages().stream()
                .filter(line -> line.startsWith("Micronaut Security"))
                .toList();
    }

    private static String documentedRule() throws IOException {
        try (InputStream rule = SecurityTest.class.getResourceAsStream("/security/documented-rule.yaml")) {
            return new String(rule.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Object> yaml(String text) throws IOException {
        return new YamlPropertySourceLoader().read("rule", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes whoever says that he signs; before the rules of the url map. */
    @Singleton
    @Requires(property = "test.with", value = "SignatureBearers")
    static class SignatureBearers implements SecurityRule<HttpRequest<?>> {

        @Override
        public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
            return Mono.just(
                    request.getHeaders().contains("X-Remnawave-Signature")
                            ? SecurityRuleResult.ALLOWED
                            : SecurityRuleResult.UNKNOWN);
        }

        @Override
        public int getOrder() {
            return -1000;
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "FailingRule")
    static class FailingRule implements SecurityRule<HttpRequest<?>> {

        @Override
        public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
            return Mono.error(new IllegalStateException("no"));
        }
    }
}
