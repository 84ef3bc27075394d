package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    private static final String OTHER_SECRET = "another-secret-of-another-panel-0123456789";

    @Test
    void hasTheDefaultsOfEveryAdapter() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(WebhookSettings.class))
                    .usingRecursiveComparison()
                    .isEqualTo(WebhookSettings.from(name -> null));
        }
    }

    @Test
    void bindsEveryProperty() throws Exception {
        Map<String, Object> yaml = new YamlPropertySourceLoader().read("test", """
                        remnawave:
                          webhook:
                            path: /hooks/panel
                            max-body-size: 64KB
                            max-unverified-bytes: 4MB
                            body-timeout: 7s
                            duplicate-wait: 250ms
                            listener-timeout: 2m
                            max-concurrent-listeners: 8
                            freshness:
                              past: P3650D
                              future: 10m
                            claims:
                              max-entries: 7
                              retention: 5000d
                            accept-reformatted-body: true
                            explain-rejections: false
                        """.getBytes(StandardCharsets.UTF_8));
        try (ApplicationContext context = ApplicationContext.run(PropertySource.of(yaml))) {
            WebhookSettings settings = context.getBean(WebhookSettings.class);
            assertThat(settings.path()).isEqualTo("/hooks/panel");
            assertThat(settings.maxBodySize()).isEqualTo(64 * 1024);
            assertThat(settings.maxUnverifiedBytes()).isEqualTo(4 * 1024 * 1024);
            assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(settings.freshness())
                    .isEqualTo(new FreshnessWindow(Duration.ofDays(3650), Duration.ofMinutes(10)));
            assertThat(settings.maxClaims()).isEqualTo(7);
            assertThat(settings.claimRetention()).isEqualTo(Duration.ofDays(5000));
            assertThat(settings.duplicateWait()).isEqualTo(Duration.ofMillis(250));
            assertThat(settings.listenerTimeout()).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.maxConcurrentListeners()).isEqualTo(8);
            assertThat(settings.acceptReformattedBody()).isTrue();
            assertThat(settings.explainRejections()).isFalse();
        }
    }

    @Test
    void readsTheEnvironment() throws Exception {
        Map<String, Object> environment = Map.of(
                "REMNAWAVE_WEBHOOK_SECRETS_0_ID",
                "main",
                "REMNAWAVE_WEBHOOK_SECRETS_0_VALUE",
                SignedBody.SECRET,
                "REMNAWAVE_WEBHOOK_MAX_BODY_SIZE",
                "2048",
                "REMNAWAVE_WEBHOOK_FRESHNESS_PAST",
                "P3650D",
                "REMNAWAVE_WEBHOOK_ACCEPT_REFORMATTED_BODY",
                "true",
                "REMNAWAVE_WEBHOOK_PATH",
                "/env");
        try (RunningApplication application = RunningApplication.start(applicationWithoutSecret()
                .propertySources(PropertySource.of(
                        "env",
                        environment,
                        PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("test"))))) {
            assertThat(new Panel(application.url("/env"))
                            .deliver(SignedBody.of("alice"))
                            .body())
                    .isEqualTo("ignored");
            assertThat(application.bean(WebhookReceiver.class).maxBodySize()).isEqualTo(2048);
            WebhookSettings settings = application.bean(WebhookSettings.class);
            assertThat(settings.freshness().past()).isEqualTo(Duration.ofDays(3650));
            assertThat(settings.acceptReformattedBody()).isTrue();
        }
    }

    @Test
    void takesDeliveriesUnderEachOfSeveralSecrets() throws Exception {
        Map<String, Object> yaml = new YamlPropertySourceLoader()
                .read("test", """
                        remnawave.webhook.secrets:
                          - id: new
                            value: %s
                          - id: old
                            value: %s
                        """.formatted(OTHER_SECRET, SignedBody.SECRET).getBytes(StandardCharsets.UTF_8));
        try (RunningApplication application =
                RunningApplication.start(applicationWithoutSecret().propertySources(PropertySource.of(yaml)))) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("ignored");
        }
    }

    @Test
    void stopsTheStartWithoutASecretAndSaysWhatToDo() {
        assertThatThrownBy(() -> RunningApplication.start(applicationWithoutSecret()))
                .hasMessageContaining("remnawave.webhook.secret")
                .hasMessageContaining("WEBHOOK_SECRET_HEADER");
    }

    @ParameterizedTest
    @CsvSource({
        "remnawave.webhook.secret, '', blank",
        "remnawave.webhook.secret, changeme, placeholder",
        "remnawave.webhook.path, hooks, must be a path that starts with a slash",
        "remnawave.webhook.path, '', must be a path that starts with a slash",
        "remnawave.webhook.path, '/hooks/{id}', is no pattern",
        "remnawave.webhook.path, /hooks/, ends without one",
        "remnawave.webhook.path, /web%68ook, need no % in an address",
        "remnawave.webhook.path, /вебхук, need no % in an address",
        "remnawave.webhook.body-timeout, 0s, remnawave.webhook.body-timeout",
        "remnawave.webhook.max-unverified-bytes, none, remnawave.webhook.max-unverified-bytes",
        "remnawave.webhook.max-concurrent-listeners, 0, remnawave.webhook.max-concurrent-listeners",
        "remnawave.webhook.duplicate-wait, -1s, remnawave.webhook.duplicate-wait",
        "remnawave.webhook.listener-timeout, soon, remnawave.webhook.listener-timeout",
        "remnawave.webhook.max-body-size, 0, must be between 1 byte and",
        "remnawave.webhook.max-body-size, 3000MB, must be between 1 byte and",
        "remnawave.webhook.max-body-size, big, remnawave.webhook.max-body-size",
        "remnawave.webhook.freshness.past, tomorrow, remnawave.webhook.freshness.past",
        "remnawave.webhook.freshness.past, -1h, freshness",
        "remnawave.webhook.claims.max-entries, 0, max-entries",
        "remnawave.webhook.claims.retention, forever, remnawave.webhook.claims.retention",
        "remnawave.webhook.claims.max-entries, many, remnawave.webhook.claims.max-entries",
        "remnawave.webhook.explain-rejections, perhaps, remnawave.webhook.explain-rejections",
        "remnawave.webhook.claims.retention, 1h, remnawave.webhook.claims.retention"
    })
    void stopsTheStartForAValueThatCannotBeRight(String property, String value, String message) {
        assertThatThrownBy(() -> RunningApplication.start(Map.of(property, value)))
                .hasMessageContaining(message);
    }

    /** Micronaut's own message comes first, and its path names the parameter. */
    @Test
    void namesTheVariableOfTheSecretThatIsNotSet() {
        assertThatThrownBy(() -> RunningApplication.start(
                        applicationWithoutSecret().properties(Map.of("remnawave.webhook.secret", "${EU_SECRET}"))))
                .hasStackTraceContaining("Could not resolve placeholder ${EU_SECRET}")
                .hasStackTraceContaining("RemnawaveWebhookConfiguration");
    }

    @Test
    void namesTheVariableOfOneOfSeveralSecretsThatIsNotSet() {
        assertThatThrownBy(() -> RunningApplication.start(applicationWithoutSecret()
                        .properties(Map.of("remnawave.webhook.secrets[0].value", "${EU_SECRET}"))))
                .hasStackTraceContaining("The property remnawave.webhook.secrets[0].value cannot be read: Could not"
                        + " resolve placeholder ${EU_SECRET}. Set that where this application runs");
    }

    @Test
    void takesSecretAndSecretsTogether() {
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "remnawave.webhook.secret",
                SignedBody.SECRET,
                "remnawave.webhook.secrets[0].id",
                "eu",
                "remnawave.webhook.secrets[0].value",
                OTHER_SECRET))) {
            assertThat(context.getBean(WebhookSettings.class).secrets())
                    .extracting(WebhookSecret::id)
                    .containsExactly("default", "eu");
        }
    }

    @Test
    void doesNotPrintASecretThatStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.start(Map.of("remnawave.webhook.secret", "'tell-nobody'")))
                .hasMessageContaining("quote")
                .satisfies(failure -> {
                    StringWriter printed = new StringWriter();
                    failure.printStackTrace(new PrintWriter(printed));
                    assertThat(printed.toString()).doesNotContain("tell-nobody");
                });
    }

    @Test
    void logsTheFullPathAtStart() {
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.start(
                        Map.of("micronaut.server.context-path", "/app", "remnawave.webhook.path", "/hooks"))) {
            assertThat(application.url("/")).isNotNull();
            assertThat(log.messages()).contains("Remnawave webhook endpoint mapped to /app/hooks");
        }
    }

    @Test
    void takesDeliveriesUnderAPathOfEveryCharacterThatOneMayHave() throws Exception {
        String path = "/.well-known/Hook_0~!$&'()+,=:@";
        try (RunningApplication application = RunningApplication.start(Map.of("remnawave.webhook.path", path))) {
            assertThat(new Panel(application.url(path))
                            .deliver(SignedBody.of("alice"))
                            .body())
                    .isEqualTo("ignored");
        }
    }

    @Test
    void doesNotPrintTheSecret() {
        try (RunningApplication application = RunningApplication.start(Map.of())) {
            assertThat(application.bean(RemnawaveWebhookConfiguration.class).toString())
                    .contains("secret=****")
                    .doesNotContain(SignedBody.SECRET);
        }
    }

    private static ApplicationContextBuilder applicationWithoutSecret() {
        return ApplicationContext.builder().properties(Map.of("micronaut.security.enabled", false));
    }
}
