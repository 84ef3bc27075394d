package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class InboxAutoConfigurationTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcConnectionPool dataSource = JdbcConnectionPool.create(
            "jdbc:h2:mem:starter" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(
                    RemnawaveWebhookInboxAutoConfiguration.class,
                    RemnawaveWebhookInboxActuatorAutoConfiguration.class));

    private final WebApplicationContextRunner withInbox = contexts.withPropertyValues(
                    "remnawave.webhook.inbox.enabled=true",
                    "remnawave.webhook.inbox.retry.first-pause=100ms",
                    "remnawave.webhook.inbox.retry.attempts=3")
            .withBean(DataSource.class, () -> dataSource)
            .withBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource))
            .withBean(Accounts.class, () -> new Accounts(new JdbcTemplate(dataSource)));

    @BeforeEach
    void createTable() {
        new JdbcTemplate(dataSource).execute("create table account (name varchar(100))");
    }

    @AfterEach
    void close() {
        dataSource.dispose();
    }

    static class Accounts {

        private final JdbcTemplate jdbc;
        private final AtomicInteger calls = new AtomicInteger();

        Accounts(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @RemnawaveEventListener(value = "user.*", id = "accounts")
        void create(UserEvent event) {
            jdbc.update("insert into account (name) values (?)", event.user().username());
            if (calls.incrementAndGet() == 1 || event.user().username().equals("mallory")) {
                throw new IllegalStateException("after its effect");
            }
        }
    }

    private int accounts() {
        Integer count = new JdbcTemplate(dataSource).queryForObject("select count(*) from account", Integer.class);
        return count == null ? 0 : count;
    }

    private String state() {
        return new JdbcTemplate(dataSource).queryForObject("select state from remnawave_delivery", String.class);
    }

    @Test
    void runsListenersInTransactionsOfTheApplicationSoThatAnEffectHappensOnce() {
        withInbox.run(context -> {
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.STORED);

            await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
            assertThat(accounts()).isEqualTo(1);
            assertThat(context.getBean(Accounts.class).calls).hasValue(2);
        });
    }

    private WebApplicationContextRunner beside(DataSource another) {
        return withInbox.withBean(
                "another", PlatformTransactionManager.class, () -> new DataSourceTransactionManager(another));
    }

    private static JdbcDataSource anotherDatabase() {
        JdbcDataSource another = new JdbcDataSource();
        another.setURL("jdbc:h2:mem:another" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return another;
    }

    @Test
    void ofSeveralTransactionManagersTakesTheOneThatManagesItsDataSource() {
        beside(anotherDatabase()).run(context -> {
            Contexts.deliver(context, "alice");

            await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
            assertThat(accounts()).isEqualTo(1);
            assertThat(context.getBean(Accounts.class).calls).hasValue(2);
        });
    }

    @Test
    void ofSeveralTransactionManagersOfItsDataSourceTakesThePrimaryOne() {
        withInbox
                .withBean(
                        "primary",
                        PlatformTransactionManager.class,
                        () -> new DataSourceTransactionManager(dataSource),
                        definition -> definition.setPrimary(true))
                .run(context -> {
                    Contexts.deliver(context, "alice");

                    await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
                    assertThat(accounts()).isEqualTo(1);
                });
    }

    @Test
    void failsToStartWhereItCannotTellWhichTransactionManagerIsMeant() {
        beside(dataSource)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining(
                                "platformTransactionManager, another, more than one manages the DataSource")
                        .hasStackTraceContaining("@Primary")
                        .hasStackTraceContaining("remnawave.webhook.inbox.transactions=false"));
        beside(dataSource)
                .withPropertyValues("remnawave.webhook.inbox.transactions=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void failsToStartWhereTheOnlyTransactionManagerIsThatOfAnotherDataSource() {
        contexts.withPropertyValues("remnawave.webhook.inbox.enabled=true")
                .withBean(DataSource.class, () -> dataSource)
                .withBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(anotherDatabase()))
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("none manages the DataSource of the inbox"));
    }

    /** A transaction manager that does not tell what it manages. */
    private static final class Untold extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        Untold(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Object getResourceFactory() {
            return this;
        }
    }

    @Test
    void runsNoListenerInATransactionOfAnotherDataSource() {
        contexts.withPropertyValues("remnawave.webhook.inbox.enabled=true", "remnawave.webhook.inbox.retry.attempts=1")
                .withBean(DataSource.class, () -> dataSource)
                .withBean(PlatformTransactionManager.class, () -> new Untold(anotherDatabase()))
                .withBean(Accounts.class, () -> new Accounts(new JdbcTemplate(dataSource)))
                .run(context -> {
                    Contexts.deliver(context, "alice");

                    await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));
                    assertThat(new JdbcTemplate(dataSource)
                                    .queryForObject("select last_error from remnawave_delivery", String.class))
                            .contains("does not manage the DataSource of the inbox");
                    assertThat(context.getBean(Accounts.class).calls).hasValue(0);
                });
    }

    @Test
    void isOffUnlessItIsAskedFor() {
        contexts.withBean(DataSource.class, () -> dataSource).run(context -> {
            assertThat(context).doesNotHaveBean(Inbox.class);
            assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.IGNORED);
        });
    }

    @Test
    void failsToStartWithoutADataSourceRatherThanLosingDeliveries() {
        contexts.withPropertyValues("remnawave.webhook.inbox.enabled=true")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().hasStackTraceContaining("javax.sql.DataSource"));
    }

    @Test
    void failsToStartWithoutTheInboxOnTheClassPath() {
        contexts.withClassLoader(new FilteredClassLoader(Inbox.class))
                .withPropertyValues("remnawave.webhook.inbox.enabled=true")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("remnawave-webhook-inbox"));
    }

    @Test
    void offersDeadDeliveriesToTheOperator() {
        withInbox
                .withPropertyValues("management.endpoints.web.exposure.include=*")
                .run(context -> {
                    Contexts.deliver(context, "mallory");
                    await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));
                    RemnawaveWebhookInboxEndpoint endpoint = context.getBean(RemnawaveWebhookInboxEndpoint.class);

                    RemnawaveWebhookInboxEndpoint.Report report = endpoint.report();

                    assertThat(report.dead()).isEqualTo(1);
                    assertThat(report.deadLetters())
                            .singleElement()
                            .satisfies(letter -> assertThat(letter.lastError())
                                    .isEqualTo("java.lang.IllegalStateException: after its effect"));
                    String id = report.deadLetters().get(0).deliveryId();
                    assertThat(endpoint.redrive(id).deliveries()).isEqualTo(1);
                    await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));
                    assertThat(endpoint.drop(id).deliveries()).isEqualTo(1);
                    assertThat(endpoint.drop(id).deliveries()).isZero();
                    assertThat(accounts()).isZero();
                    assertThat(context).hasBean("remnawaveWebhookInboxHealthIndicator");
                });
    }

    @Test
    void leavesTheHealthOfTheApplicationAloneWhereItIsTold() {
        withInbox
                .withPropertyValues("management.health.remnawave-webhook-inbox.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(Inbox.class)
                        .doesNotHaveBean("remnawaveWebhookInboxHealthIndicator"));
    }

    @Test
    void metersTheInbox() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        withInbox.withBean(MeterRegistry.class, () -> meters).run(context -> {
            Contexts.deliver(context, "alice");

            await().untilAsserted(() ->
                    assertThat(meters.get(InboxMetrics.HANDLED).timer().count()).isEqualTo(1));
            assertThat(meters.get(InboxMetrics.DELIVERIES)
                            .tag("state", "dead")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(meters.get(InboxMetrics.LAG).timeGauge().value()).isNotNegative();
        });
    }
}
