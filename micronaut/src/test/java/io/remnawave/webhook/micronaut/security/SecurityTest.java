package io.remnawave.webhook.micronaut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule that the documentation gives for Micronaut Security, and what happens without it. */
class SecurityTest {

    private static final String DOCUMENTED_RULE = """
            micronaut:
              security:
                enabled: true
                intercept-url-map:
                  - pattern: /remnawave/webhook
                    http-method: POST
                    access: isAnonymous()
            """;

    @Test
    void opensNothingByItself() throws Exception {
        try (RunningApplication application = RunningApplication.start(Map.of("micronaut.security.enabled", true))) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void takesDeliveriesUnderTheDocumentedRuleAndNothingElse() throws Exception {
        Map<String, Object> rule =
                new YamlPropertySourceLoader().read("rule", DOCUMENTED_RULE.getBytes(StandardCharsets.UTF_8));
        try (RunningApplication application = RunningApplication.start(rule)) {
            URI url = application.url("/remnawave/webhook");

            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("ignored");
            assertThat(send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("{}")))
                            .body())
                    .isEqualTo("unsigned");
            assertThat(send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
