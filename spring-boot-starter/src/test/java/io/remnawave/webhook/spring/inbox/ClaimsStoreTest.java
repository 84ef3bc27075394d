package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ClaimsStoreTest {

    private final JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:starter-claims", "sa", "");

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(RemnawaveWebhookClaimsAutoConfiguration.class))
            .withBean(DataSource.class, () -> dataSource)
            .withBean(Listener.class);

    private final WebApplicationContextRunner withJdbc =
            contexts.withPropertyValues("remnawave.webhook.claims.store=jdbc");

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    static class Listener {

        private final AtomicInteger calls = new AtomicInteger();

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {
            calls.incrementAndGet();
        }
    }

    @Test
    void instancesThatShareADatabaseHandleADeliveryOnce() {
        SignedDelivery delivery = Contexts.userCreated("alice");
        withJdbc.run(first -> withJdbc.run(second -> {
            assertThat(Contexts.deliver(first, delivery)).isEqualTo(WebhookResponse.HANDLED);
            assertThat(Contexts.deliver(second, delivery)).isEqualTo(WebhookResponse.DUPLICATE);

            assertThat(second.getBean(Listener.class).calls).hasValue(0);
        }));
    }

    @Test
    void remembersAsLongAsTheInMemoryStoreWould() {
        withJdbc.withPropertyValues("remnawave.webhook.claims.retention=48h")
                .run(context -> assertThat(
                                context.getBean(JdbcIdempotencyStore.class).retention())
                        .isEqualTo(Duration.ofHours(48)));
        withJdbc.withPropertyValues("remnawave.webhook.freshness.past=2h")
                .run(context -> assertThat(
                                context.getBean(JdbcIdempotencyStore.class).retention())
                        .isEqualTo(Duration.ofHours(2).plusMinutes(5)));
    }

    @Test
    void leavesAnApplicationItsOwnStore() {
        IdempotencyStore own = IdempotencyStore.inMemory(10, Duration.ofDays(2), java.time.Clock.systemUTC());
        withJdbc.withBean(IdempotencyStore.class, () -> own)
                .run(context -> assertThat(context).hasSingleBean(IdempotencyStore.class));
    }

    @Test
    void isInMemoryUnlessItIsAskedFor() {
        contexts.run(context -> assertThat(context).doesNotHaveBean(IdempotencyStore.class));
        withJdbc.withPropertyValues("remnawave.webhook.inbox.enabled=true") // which remembers by itself
                .run(context -> assertThat(context).doesNotHaveBean(IdempotencyStore.class));
    }

    @Test
    void failsToStartWithAStoreThatThereIsNot() {
        contexts.withPropertyValues("remnawave.webhook.claims.store=redis")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("RemnawaveWebhookClaimsProperties.Store.redis"));
    }

    @Test
    void failsToStartWithoutTheInboxOnTheClassPath() {
        withJdbc.withClassLoader(new FilteredClassLoader(JdbcIdempotencyStore.class))
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("remnawave-webhook-inbox"));
    }

    @Test
    void failsToStartWithoutADataSourceRatherThanForgetting() {
        Contexts.withStarter()
                .withConfiguration(AutoConfigurations.of(RemnawaveWebhookClaimsAutoConfiguration.class))
                .withPropertyValues("remnawave.webhook.claims.store=jdbc")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().hasStackTraceContaining("javax.sql.DataSource"));
    }

    @Test
    void failsToStartWhereTheTableIsMissingAndNamesTheScript() {
        withJdbc.withPropertyValues("remnawave.webhook.claims.initialize-schema=never")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("remnawave-webhook-idempotency/h2/V1__remnawave_claim.sql"));
    }
}
