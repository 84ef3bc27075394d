package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Applications with micronaut-jdbc-hikari, whose pool has ten connections unless it is told otherwise. */
class PoolSizeTest {

    private static final String POOL_SIZE = "datasources.default.maximum-pool-size";

    @Test
    void warnsOnceOfAPoolThatWorkersCouldTake() {
        assertThat(warnings(Map.of("remnawave.webhook.inbox.workers", 6)))
                .singleElement()
                .asString()
                .contains("has 10 connections", "the 11 that", "remnawave.webhook.inbox.workers = 6", "to 11 and");
        int byDefault = 2 * Runtime.getRuntime().availableProcessors();
        assertThat(warnings(Map.of(POOL_SIZE, byDefault + 4)))
                .singleElement()
                .asString()
                .contains("has " + (byDefault + 4) + " connections", "remnawave.webhook.inbox.workers = " + byDefault);
    }

    @Test
    void isSilentAboutAPoolThatIsLargeEnough() {
        assertThat(warnings(Map.of("remnawave.webhook.inbox.workers", 5))).isEmpty();
        assertThat(warnings(Map.of("remnawave.webhook.inbox.workers", 6, POOL_SIZE, 11)))
                .isEmpty();
        assertThat(warnings(Map.of(POOL_SIZE, 2 * Runtime.getRuntime().availableProcessors() + 5)))
                .isEmpty();
    }

    @Test
    void isSilentWhereListenersHoldNoConnectionOfTheInbox() {
        assertThat(warnings(
                        Map.of("remnawave.webhook.inbox.workers", 6, "remnawave.webhook.inbox.transactions", false)))
                .isEmpty();
    }

    private static List<String> warnings(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("remnawave.webhook.inbox.enabled", true);
        properties.put("datasources.default.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        properties.put("datasources.default.username", "");
        properties.put("datasources.default.password", "");
        try (LogLines log = new LogLines();
                RunningApplication application = RunningApplication.start(properties)) {
            assertThat(application.context().isRunning()).isTrue();
            return log.messages().stream()
                    .filter(line -> line.contains("maximum-pool-size"))
                    .toList();
        }
    }
}
