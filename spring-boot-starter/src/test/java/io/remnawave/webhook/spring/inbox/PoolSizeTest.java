package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Applications with a pool of HikariCP, which has ten connections unless it is told otherwise. */
class PoolSizeTest {

    private static final String POOL_SIZE = "spring.datasource.hikari.maximum-pool-size";

    @Configuration(proxyBeanMethods = false)
    static class Plain {}

    /** Made by the application itself, without a size, and hidden behind what takes part in transactions. */
    @Configuration(proxyBeanMethods = false)
    static class Wrapped {

        @Bean
        DataSource dataSource(@Value("${spring.datasource.url}") String url) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            return new TransactionAwareDataSourceProxy(pool);
        }
    }

    @Test
    void warnsOnceOfAPoolThatWorkersCouldTake() {
        assertThat(warnings(Plain.class, Map.of("remnawave.webhook.inbox.workers", 6)))
                .singleElement()
                .asString()
                .contains("has 10 connections", "the 11 that", "remnawave.webhook.inbox.workers = 6", "to 11 and");
        int byDefault = 2 * Runtime.getRuntime().availableProcessors();
        assertThat(warnings(Plain.class, Map.of(POOL_SIZE, byDefault + 4)))
                .singleElement()
                .asString()
                .contains("has " + (byDefault + 4) + " connections", "remnawave.webhook.inbox.workers = " + byDefault);
    }

    @Test
    void findsThePoolBehindWhatIsAroundIt() {
        assertThat(warnings(Wrapped.class, Map.of("remnawave.webhook.inbox.workers", 6)))
                .singleElement()
                .asString()
                .contains("has 10 connections");
    }

    @Test
    void isSilentAboutAPoolThatIsLargeEnough() {
        assertThat(warnings(Plain.class, Map.of("remnawave.webhook.inbox.workers", 5)))
                .isEmpty();
        assertThat(warnings(Plain.class, Map.of("remnawave.webhook.inbox.workers", 6, POOL_SIZE, 11)))
                .isEmpty();
    }

    @Test
    void isSilentWhereListenersHoldNoConnectionOfTheInbox() {
        assertThat(warnings(
                        Plain.class,
                        Map.of("remnawave.webhook.inbox.workers", 6, "remnawave.webhook.inbox.transactions", false)))
                .isEmpty();
    }

    private static List<String> warnings(Class<?> configuration, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("test.with", "jdbc");
        properties.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        properties.put("remnawave.webhook.inbox.enabled", "true");
        try (LogLines log = new LogLines();
                RunningApplication application =
                        RunningApplication.start(WebApplicationType.SERVLET, properties, configuration)) {
            assertThat(application.context().isRunning()).isTrue();
            return log.messages().stream()
                    .filter(line -> line.contains("maximum-pool-size"))
                    .toList();
        }
    }
}
