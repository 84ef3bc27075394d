package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.spring.console.RemnawaveWebhookConsoleAutoConfiguration;
import io.remnawave.webhook.spring.inbox.RemnawaveWebhookClaimsAutoConfiguration;
import io.remnawave.webhook.spring.inbox.RemnawaveWebhookInboxActuatorAutoConfiguration;
import io.remnawave.webhook.spring.inbox.RemnawaveWebhookInboxAutoConfiguration;
import io.remnawave.webhook.spring.publication.RemnawaveWebhookPublicationAutoConfiguration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What is switched on or off by a property, in any of Spring's words. */
class SwitchesTest {

    private static final String HEALTH = "remnawaveWebhookInboxHealthIndicator";

    private final JdbcConnectionPool dataSource =
            JdbcConnectionPool.create("jdbc:h2:mem:switches;DB_CLOSE_DELAY=-1", "sa", "");

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(
                    RemnawaveWebhookInboxAutoConfiguration.class,
                    RemnawaveWebhookInboxActuatorAutoConfiguration.class,
                    RemnawaveWebhookClaimsAutoConfiguration.class,
                    RemnawaveWebhookConsoleAutoConfiguration.class,
                    RemnawaveWebhookPublicationAutoConfiguration.class))
            .withBean(DataSource.class, () -> dataSource);

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "on", "yes", "1", " true "})
    void areOnInAnyWordForIt(String word) {
        contexts.withPropertyValues(
                        "remnawave.webhook.inbox.enabled=" + word,
                        "remnawave.webhook.console.enabled=" + word,
                        "remnawave.webhook.claims.store=jdbc",
                        "management.health.remnawave-webhook-inbox.enabled=" + word)
                .run(context -> assertThat(context)
                        .hasSingleBean(Inbox.class)
                        .hasSingleBean(WebhookConsole.class)
                        .hasBean(HEALTH)
                        .doesNotHaveBean(IdempotencyStore.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "off", "no", "0"})
    void areOffInAnyWordForIt(String word) {
        contexts.withPropertyValues(
                        "remnawave.webhook.inbox.enabled=" + word,
                        "remnawave.webhook.console.enabled=" + word,
                        "remnawave.webhook.claims.store=jdbc")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Inbox.class)
                        .doesNotHaveBean(WebhookConsole.class)
                        .hasSingleBean(JdbcIdempotencyStore.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "no", "0"})
    void leaveTheHealthOutInAnyWordForIt(String word) {
        contexts.withPropertyValues(
                        "remnawave.webhook.inbox.enabled=true",
                        "management.health.remnawave-webhook-inbox.enabled=" + word)
                .run(context -> assertThat(context).hasSingleBean(Inbox.class).doesNotHaveBean(HEALTH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remnawave.webhook.inbox.enabled",
                "remnawave.webhook.console.enabled",
                "remnawave.webhook.publish-application-events"
            })
    void stopTheStartWhereNobodyCanTell(String property) {
        contexts.withPropertyValues(property + "=treu")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining(property)
                        .hasStackTraceContaining("treu")
                        .hasStackTraceContaining("It must be true, on, yes or 1, or else false, off, no or 0."));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"jdbc ", "JDBC", "Jdbc"})
    void takesTheStoreOfClaimsAsItsPropertyIsBound(String store) {
        contexts.withPropertyValues("remnawave.webhook.claims.store=" + store)
                .run(context -> assertThat(context).hasSingleBean(JdbcIdempotencyStore.class));
    }

    @Test
    void stopsTheStartWithAStoreThatThereIsNot() {
        contexts.withPropertyValues("remnawave.webhook.claims.store=redis")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("remnawave.webhook.claims.store"));
    }
}
