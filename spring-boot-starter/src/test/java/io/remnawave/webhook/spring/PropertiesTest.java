package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class PropertiesTest {

    @Test
    void hasTheDefaultsOfEveryAdapter() {
        Contexts.withStarter().run(context -> {
            WebhookSettings byDefault =
                    WebhookSettings.from(name -> name.equals("remnawave.webhook.secret") ? SignedBody.SECRET : null);

            assertThat(context.getBean(RemnawaveWebhookProperties.class).settings())
                    .usingRecursiveComparison()
                    .ignoringFields("secrets")
                    .isEqualTo(byDefault);
        });
    }

    @Test
    void readsDurationsAndSizesAsSpringDoesAndAsEveryAdapterDoes() {
        Contexts.withStarter()
                .withPropertyValues(
                        "remnawave.webhook.freshness.past=P3650D",
                        "remnawave.webhook.freshness.future=10m",
                        "remnawave.webhook.max-body-size=512KB",
                        "remnawave.webhook.claims.max-entries=5",
                        "remnawave.webhook.claims.retention=P4000D")
                .run(context -> {
                    WebhookSettings settings =
                            context.getBean(RemnawaveWebhookProperties.class).settings();
                    assertThat(settings.freshness().past()).isEqualTo(Duration.ofDays(3650));
                    assertThat(settings.freshness().future()).isEqualTo(Duration.ofMinutes(10));
                    assertThat(settings.maxBodySize()).isEqualTo(512 * 1024);
                    assertThat(settings.maxClaims()).isEqualTo(5);
                    assertThat(settings.claimRetention()).isEqualTo(Duration.ofDays(4000));
                });
    }

    @Test
    void readsTheEnvironmentByRelaxedBinding() {
        RemnawaveWebhookProperties properties = fromEnvironment(Map.of(
                "REMNAWAVE_WEBHOOK_SECRET", SignedBody.SECRET,
                "REMNAWAVE_WEBHOOK_SECRETS_0_ID", "second",
                "REMNAWAVE_WEBHOOK_SECRETS_0_VALUE", SignedBody.SECRET,
                "REMNAWAVE_WEBHOOK_FRESHNESS_PAST", "P7D",
                "REMNAWAVE_WEBHOOK_MAXBODYSIZE", "2MB"));

        assertThat(properties.settings().secrets())
                .extracting(WebhookSecret::id)
                .containsExactly("default", "second");
        assertThat(properties.freshness().past()).isEqualTo(Duration.ofDays(7));
        assertThat(properties.maxBodySize().toMegabytes()).isEqualTo(2);
    }

    /** The name that other adapters read, with an underscore where the property has a dash. */
    @Test
    void readsTheEnvironmentNamesOfOtherAdapters() {
        RemnawaveWebhookProperties properties = fromEnvironment(Map.of(
                WebhookSettings.environmentName("remnawave.webhook.max-body-size"), "2MB",
                WebhookSettings.environmentName("remnawave.webhook.explain-rejections"), "false"));

        assertThat(properties.maxBodySize().toMegabytes()).isEqualTo(2);
        assertThat(properties.explainRejections()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "path, remnawave/webhook, must be a path that starts with a slash",
        "path, /hooks/*, ends without one and is no pattern",
        "path, /web%68ook, need no % in an address",
        "path, /вебхук, need no % in an address",
        "max-body-size, 0B, must be between 1 byte and",
        "max-body-size, 2GB, must be between 1 byte and",
        "freshness.past, -1h, must reach from zero",
        "claims.max-entries, 0, must be 1 or more",
        "claims.retention, 1h, must be at least as long as a delivery stays fresh"
    })
    void refusesWhatCouldNeverWorkAndNamesTheProperty(String property, String value, String reason) {
        Contexts.withStarter()
                .withPropertyValues("remnawave.webhook." + property + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(reason)
                        .hasStackTraceContaining(property.split("[.-]")[0]));
    }

    @Test
    void neverPrintsASecret() {
        Contexts.withStarter()
                .withPropertyValues(
                        "remnawave.webhook.secrets[0].id=second",
                        "remnawave.webhook.secrets[0].value=" + SignedBody.SECRET)
                .run(context -> assertThat(context.getBean(RemnawaveWebhookProperties.class)
                                .toString())
                        .doesNotContain(SignedBody.SECRET)
                        .contains("****", "second"));
    }

    private static RemnawaveWebhookProperties fromEnvironment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.from(
                        List.copyOf(environment.getPropertySources().stream().toList())))
                .bindOrCreate("remnawave.webhook", Bindable.of(RemnawaveWebhookProperties.class));
    }
}
