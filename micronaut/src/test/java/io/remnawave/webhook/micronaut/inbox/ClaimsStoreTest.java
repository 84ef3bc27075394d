package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsStoreTest {

    private final JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:micronaut-claims", "sa", "");

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    @Singleton
    @Requires(property = "test.with", value = "ClaimsStoreTest")
    static class Listener {

        private final AtomicInteger calls = new AtomicInteger();

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {
            calls.incrementAndGet();
        }
    }

    private RunningApplication start(String store) {
        return RunningApplication.start(
                Map.of("test.with", "ClaimsStoreTest", "remnawave.webhook.claims.store", store), dataSource);
    }

    @Test
    void instancesThatShareADatabaseHandleADeliveryOnce() throws Exception {
        try (RunningApplication first = start("jdbc");
                RunningApplication second = start("jdbc")) {
            SignedBody body = SignedBody.of("alice");

            assertThat(first.panel().deliver(body).body()).isEqualTo("handled");
            assertThat(second.panel().deliver(body).body()).isEqualTo("duplicate");

            assertThat(second.bean(Listener.class).calls).hasValue(0);
        }
    }

    @Test
    void instancesOfTheirOwnMemoryDoNot() throws Exception {
        try (RunningApplication first = start("memory");
                RunningApplication second = start("memory")) {
            SignedBody body = SignedBody.of("alice");

            assertThat(first.panel().deliver(body).body()).isEqualTo("handled");
            assertThat(second.panel().deliver(body).body()).isEqualTo("handled");
        }
    }

    @Test
    void failsToStartWithAStoreThatThereIsNot() {
        assertThatThrownBy(() -> start("redis"))
                .hasStackTraceContaining("remnawave.webhook.claims.store must be memory or jdbc, but is \"redis\".");
    }

    @Test
    void failsToStartWithoutADataSource() {
        assertThatThrownBy(() -> RunningApplication.start(Map.of("remnawave.webhook.claims.store", "jdbc")))
                .hasStackTraceContaining("javax.sql.DataSource");
    }
}
