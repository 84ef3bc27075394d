package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.signature.InvalidSecretException;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    private static WebhookSettings read(Map<String, String> properties) {
        return WebhookSettings.from(properties::get);
    }

    @Test
    void hasDefaultsForEverythingButTheSecret() {
        WebhookSettings settings = read(Map.of());

        assertThat(settings.secrets()).isEmpty();
        assertThat(settings.path()).isEqualTo("/remnawave/webhook");
        assertThat(settings.maxBodySize()).isEqualTo(1_048_576);
        assertThat(settings.freshness()).isEqualTo(new FreshnessWindow(Duration.ofHours(24), Duration.ofMinutes(5)));
        assertThat(settings.maxClaims()).isEqualTo(100_000);
        assertThat(settings.claimRetention()).isNull();
        assertThat(settings.acceptReformattedBody()).isFalse();
        assertThat(settings.explainRejections()).isTrue();
        assertThat(settings.maxUnverifiedBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.duplicateWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.listenerTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.maxConcurrentListeners()).isEqualTo(WebhookSettings.UNLIMITED);
    }

    @Test
    void readsTheBounds() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.max-unverified-bytes", "1GB",
                "remnawave.webhook.body-timeout", "5s",
                "remnawave.webhook.duplicate-wait", "0s",
                "remnawave.webhook.listener-timeout", "PT2M",
                "remnawave.webhook.max-concurrent-listeners", "8"));

        assertThat(settings.maxUnverifiedBytes()).isEqualTo(1024L * 1024 * 1024);
        assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.duplicateWait()).isEqualTo(Duration.ZERO);
        assertThat(settings.listenerTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.maxConcurrentListeners()).isEqualTo(8);
    }

    @Test
    void takesTheRootAloneAsAPath() {
        assertThat(read(Map.of("remnawave.webhook.path", "/")).path()).isEqualTo("/");
    }

    @Test
    void takesEveryCharacterOfAPathThatIsSentAsItIs() {
        String path = "/.well-known/a..b/Hook_0~!$&'()+,=:@";

        assertThat(read(Map.of("remnawave.webhook.path", path)).path()).isEqualTo(path);
    }

    @Test
    void readsEveryProperty() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.secret", Panel.SECRET,
                "remnawave.webhook.path", "/hooks",
                "remnawave.webhook.max-body-size", "2MB",
                "remnawave.webhook.freshness.past", "P3650D",
                "remnawave.webhook.freshness.future", "30s",
                "remnawave.webhook.claims.max-entries", "7",
                "remnawave.webhook.claims.retention", "P4000D",
                "remnawave.webhook.accept-reformatted-body", "true",
                "remnawave.webhook.explain-rejections", "FALSE"));

        assertThat(settings.secrets()).containsExactly(WebhookSecret.of(Panel.SECRET));
        assertThat(settings.path()).isEqualTo("/hooks");
        assertThat(settings.maxBodySize()).isEqualTo(2 * 1024 * 1024);
        assertThat(settings.freshness()).isEqualTo(new FreshnessWindow(Duration.ofDays(3650), Duration.ofSeconds(30)));
        assertThat(settings.maxClaims()).isEqualTo(7);
        assertThat(settings.claimRetention()).isEqualTo(Duration.ofDays(4000));
        assertThat(settings.acceptReformattedBody()).isTrue();
        assertThat(settings.explainRejections()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "on", "Yes", "y", "1", " true "})
    void knowsWhatIsOnByAnyWordForIt(String word) {
        assertThat(read(Map.of("remnawave.webhook.accept-reformatted-body", word))
                        .acceptReformattedBody())
                .isTrue();
        assertThat(WebhookSettings.flag(name -> word, "some.switch", false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "off", "No", "n", "0", " false "})
    void knowsWhatIsOffByAnyWordForIt(String word) {
        assertThat(read(Map.of("remnawave.webhook.explain-rejections", word)).explainRejections())
                .isFalse();
        assertThat(WebhookSettings.flag(name -> word, "some.switch", true)).isFalse();
    }

    @Test
    void namesASwitchOfWhichNobodyCanTell() {
        assertThatThrownBy(() -> WebhookSettings.flag(name -> "treu", "some.switch", true))
                .hasMessage(
                        "The property some.switch (in the environment: SOME_SWITCH) must be true, on, yes or 1, or else"
                                + " false, off, no or 0.");
    }

    @Test
    void readsSeveralSecrets() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.secrets[0].id",
                "old",
                "remnawave.webhook.secrets[0].value",
                Panel.SECRET,
                "remnawave.webhook.secrets[1].value",
                Panel.SECRET + "2"));

        assertThat(settings.secrets())
                .containsExactly(
                        WebhookSecret.of("old", Panel.SECRET), WebhookSecret.of("secret-1", Panel.SECRET + "2"));
    }

    @Test
    void takesSecretAndSecretsTogetherAndSaysSoAtStart() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.secret",
                Panel.SECRET,
                "remnawave.webhook.secrets[0].id",
                "eu",
                "remnawave.webhook.secrets[0].value",
                Panel.SECRET + "2"));

        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder().settings(settings).build().close();

            assertThat(log.text())
                    .contains("accepted when signed with any of the secrets default, eu")
                    .doesNotContain(Panel.SECRET);
        }
    }

    @Test
    void warnsOfOneSecretUnderTwoIds() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.secret", Panel.SECRET,
                "remnawave.webhook.secrets[0].id", "eu",
                "remnawave.webhook.secrets[0].value", Panel.SECRET));

        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder().settings(settings).build().close();

            assertThat(log.text())
                    .contains("'default' and 'eu' have the same value", "Take one away")
                    .doesNotContain(Panel.SECRET);
        }
    }

    @Test
    void refusesTwoSecretsUnderOneId() {
        WebhookSettings settings = read(Map.of(
                "remnawave.webhook.secret",
                Panel.SECRET,
                "remnawave.webhook.secrets[0].id",
                "default",
                "remnawave.webhook.secrets[0].value",
                Panel.SECRET + "2"));

        assertThatThrownBy(() -> WebhookReceiver.builder().settings(settings).build())
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("share the id 'default'");
    }

    @Test
    void namesAPlaceholderThatWasNotResolved() {
        assertThatThrownBy(() -> read(Map.of(
                        "remnawave.webhook.secrets[0].id", "eu", "remnawave.webhook.secrets[0].value", "${EU_SECRET}")))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("'eu' is the placeholder of EU_SECRET");
    }

    @Test
    void refusesASecretThatIsSetAndEmpty() {
        assertThatThrownBy(() -> read(Map.of("remnawave.webhook.secret", "")))
                .isInstanceOf(InvalidSecretException.class);
        assertThatThrownBy(() -> read(Map.of("remnawave.webhook.secrets[0].id", "main")))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("'main'");
    }

    @ParameterizedTest
    @CsvSource({
        "max-body-size, much, number of bytes",
        "max-body-size, 0, between 1 byte",
        "max-body-size, 4000MB, between 1 byte",
        "max-unverified-bytes, 0, between 1 byte",
        "body-timeout, 0s, longer than zero",
        "listener-timeout, PT-1S, longer than zero",
        "duplicate-wait, PT-1S, zero or longer",
        "max-concurrent-listeners, 0, 1 or more",
        "claims.retention, 1h, at least as long",
        "path, ' ', starts with a slash",
        "path, '', starts with a slash",
        "path, /hooks/, starts with a slash",
        "path, /hooks/**, starts with a slash",
        "path, /{id}, starts with a slash",
        "path, /web%68ook, need no % in an address",
        "path, /вебхук, need no % in an address",
        "path, /web hook, need no % in an address",
        "path, /web|hook, need no % in an address",
        "path, /a/../hooks, starts with a slash",
        "path, /., starts with a slash",
        "max-body-size, -1, number of bytes",
        "freshness.past, 24, a duration",
        "freshness.past, PT-1H, zero to 36500 days",
        "claims.max-entries, many, whole number",
        "accept-reformatted-body, treu, 'true, on, yes or 1, or else false, off, no or 0'",
        "path, hooks, starts with a slash"
    })
    void namesThePropertyThatCannotBeUnderstood(String property, String value, String cure) {
        assertThatThrownBy(() -> read(Map.of("remnawave.webhook." + property, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cure);
    }

    @ParameterizedTest
    @CsvSource({
        "remnawave.webhook.secret, REMNAWAVE_WEBHOOK_SECRET",
        "remnawave.webhook.max-body-size, REMNAWAVE_WEBHOOK_MAX_BODY_SIZE",
        "remnawave.webhook.freshness.past, REMNAWAVE_WEBHOOK_FRESHNESS_PAST",
        "remnawave.webhook.secrets[0].id, REMNAWAVE_WEBHOOK_SECRETS_0_ID"
    })
    void namesEnvironmentVariablesInUpperCaseWithUnderscores(String property, String variable) {
        assertThat(WebhookSettings.environmentName(property)).isEqualTo(variable);
    }

    @Test
    void readsSystemProperties() {
        System.setProperty("remnawave.webhook.path", "/from-a-system-property");
        try {
            assertThat(WebhookSettings.fromEnvironment().path()).isEqualTo("/from-a-system-property");
        } finally {
            System.clearProperty("remnawave.webhook.path");
        }
    }

    @Test
    void configuresAReceiver() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .settings(read(
                        Map.of("remnawave.webhook.secret", Panel.SECRET, "remnawave.webhook.max-body-size", "512KB")))
                .build();

        assertThat(receiver.maxBodySize()).isEqualTo(512 * 1024);
    }
}
