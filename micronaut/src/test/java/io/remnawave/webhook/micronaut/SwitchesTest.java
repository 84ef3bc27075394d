package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is switched on or off by a property, in the words that every adapter takes. */
class SwitchesTest {

    private static final String INBOX = "remnawave.webhook.inbox.enabled";
    private static final String TRANSACTIONS = "remnawave.webhook.inbox.transactions";
    private static final String CONSOLE = "remnawave.webhook.console.enabled";
    private static final String STORE = "remnawave.webhook.claims.store";
    private static final String HEALTH = "endpoints.health.remnawave-webhook-inbox.enabled";

    private final JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:switches", "sa", "");

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    /** Without transactions, for which Micronaut Data would ask for a {@code DataSource} of its own. */
    private RunningApplication start(String... properties) {
        Map<String, Object> all = new HashMap<>(Map.of(TRANSACTIONS, "No"));
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        return RunningApplication.start(all, dataSource);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "on", "On", "yes", "y", "1", " true "})
    void areOnInAnyWordForIt(String word) {
        try (RunningApplication application = start(INBOX, word, CONSOLE, word, STORE, "jdbc", HEALTH, word)) {
            assertThat(application.context().containsBean(Inbox.class)).isTrue();
            assertThat(application.context().containsBean(WebhookConsole.class)).isTrue();
            assertThat(application.context().containsBean(IdempotencyStore.class))
                    .isFalse();
            assertThat(reportsTheHealth(application)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "off", "no", "n", "0"})
    void areOffInAnyWordForIt(String word) {
        try (RunningApplication application = start(INBOX, word, CONSOLE, word, STORE, "jdbc")) {
            assertThat(application.context().containsBean(Inbox.class)).isFalse();
            assertThat(application.context().containsBean(WebhookConsole.class)).isFalse();
            assertThat(application.bean(IdempotencyStore.class)).isInstanceOf(JdbcIdempotencyStore.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void leaveTheHealthOutInAnyWordForIt(String word) {
        try (RunningApplication application = start(INBOX, "on", HEALTH, word)) {
            assertThat(reportsTheHealth(application)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INBOX,
                CONSOLE,
                HEALTH,
                TRANSACTIONS,
                "remnawave.webhook.console.force",
                "remnawave.webhook.accept-reformatted-body",
                "remnawave.webhook.explain-rejections"
            })
    void stopTheStartWhereNobodyCanTell(String property) {
        assertThatThrownBy(() ->
                        start(INBOX, "on", CONSOLE, "on", property, "treu").close())
                .hasStackTraceContaining("The property " + property)
                .hasStackTraceContaining("must be true, on, yes or 1, or else false, off, no or 0.");
    }

    private static boolean reportsTheHealth(RunningApplication application) {
        return application.context().getBeansOfType(HealthIndicator.class).stream()
                .anyMatch(indicator -> indicator.getClass().getName().contains("InboxHealthIndicator"));
    }
}
