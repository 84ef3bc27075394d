package io.remnawave.webhook.spring.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Application listeners of what the inbox has stored. */
final class InboxPublicationTest {

    /** Counts the transactions that are open, and so hold a connection. */
    static final class Counting extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger open = new AtomicInteger();

        Counting(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            open.incrementAndGet();
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            super.doCleanupAfterCompletion(transaction);
            open.decrementAndGet();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Accounts.class)
    static class CountedTransactions {

        @Bean
        Counting transactionManager(DataSource dataSource) {
            return new Counting(dataSource);
        }
    }

    static class Accounts {

        private final Counting transactions;
        private final List<Integer> open = new CopyOnWriteArrayList<>();

        Accounts(Counting transactions) {
            this.transactions = transactions;
        }

        @Transactional
        @EventListener
        public void hear(UserEvent event) {
            open.add(transactions.open.get());
        }

        /** A method, because the bean is a proxy. */
        public List<Integer> open() {
            return open;
        }
    }

    @Test
    void aDeliveryHoldsTheTransactionOfItsPublicationAndNoOther() {
        try (RunningApplication application = start(CountedTransactions.class)) {
            assertThat(Contexts.deliver(application.context(), "alice")).isEqualTo(WebhookResponse.STORED);

            awaitDone(application);
            assertThat(application.bean(Accounts.class).open()).containsExactly(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(FailingAfterCommit.class)
    static class OneManager {}

    static class FailingAfterCommit {

        private final AtomicInteger calls = new AtomicInteger();

        @TransactionalEventListener
        void hear(UserEvent event) {
            failAtFirst(calls);
        }
    }

    @Test
    void aListenerThatFailsAfterTheCommitHearsTheEventAgain() {
        try (RunningApplication application = start(OneManager.class)) {
            Contexts.deliver(application.context(), "alice");

            awaitDone(application);
            assertThat(application.bean(FailingAfterCommit.class).calls).hasValue(2);
        }
    }

    /** Holds the start up, before the context says that it is refreshed, until the backlog was tried. */
    @Configuration(proxyBeanMethods = false)
    static class SlowStart {

        @Bean
        SmartLifecycle startsWhenTheBacklogWasTried(FailingAfterCommit listener) {
            return new SmartLifecycle() {
                private volatile boolean running;

                @Override
                public void start() {
                    await().until(() -> listener.calls.get() > 0);
                    running = true;
                }

                @Override
                public void stop() {
                    running = false;
                }

                @Override
                public boolean isRunning() {
                    return running;
                }
            };
        }
    }

    @Test
    void aListenerThatFailsAfterTheCommitOfABacklogHearsTheEventAgain() {
        String url = newDatabase();
        store(url);

        try (RunningApplication application = start(url, OneManager.class, SlowStart.class)) {
            awaitDone(application);
            assertThat(application.bean(FailingAfterCommit.class).calls).hasValue(2);
        }
    }

    /** By an instance that handles nothing itself. */
    private static void store(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        ListenerDefinition publication = ListenerDefinition.builder(
                        RemnawaveWebhookPublicationAutoConfiguration.LISTENER_ID, arguments -> null)
                .build();
        SignedDelivery delivery = Contexts.userCreated("alice");
        try (WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .register(publication)
                .inbox(Inbox.jdbc(database).autoStart(false).build())
                .build()) {
            assertThat(receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers())))
                    .isEqualTo(WebhookResponse.STORED);
        }
    }

    /** None of them is the one to publish with, and one is that of the inbox. */
    @Configuration(proxyBeanMethods = false)
    @Import(FailingWithoutTransaction.class)
    static class TwoManagers {

        @Bean
        PlatformTransactionManager ofTheInbox(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        PlatformTransactionManager another() {
            JdbcDataSource another = new JdbcDataSource();
            another.setURL("jdbc:h2:mem:" + UUID.randomUUID());
            return new DataSourceTransactionManager(another);
        }
    }

    static class FailingWithoutTransaction {

        private final AtomicInteger calls = new AtomicInteger();

        @TransactionalEventListener(fallbackExecution = true)
        void hear(UserEvent event) {
            failAtFirst(calls);
        }
    }

    @Test
    void aListenerThatFailsWithoutATransactionToPublishInHearsTheEventAgain() {
        try (RunningApplication application = start(TwoManagers.class)) {
            Contexts.deliver(application.context(), "alice");

            awaitDone(application);
            assertThat(application.bean(FailingWithoutTransaction.class).calls).hasValue(2);
        }
    }

    private static void failAtFirst(AtomicInteger calls) {
        if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
        }
    }

    private static String newDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static RunningApplication start(Class<?> configuration) {
        return start(newDatabase(), configuration);
    }

    private static RunningApplication start(String url, Class<?>... configurations) {
        return RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of(
                        "test.with", "jdbc",
                        "spring.datasource.url", url,
                        "remnawave.webhook.publish-application-events", "true",
                        "remnawave.webhook.inbox.enabled", "true",
                        "remnawave.webhook.inbox.retry.first-pause", "100ms"),
                configurations);
    }

    private static void awaitDone(RunningApplication application) {
        JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(jdbc.queryForList("select state from remnawave_delivery", String.class))
                        .containsExactly("done"));
    }
}
