package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Whole applications with a pool on H2, and with what applications have around a database. */
class BesideDatabaseLibrariesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static RunningApplication start(Map<String, Object> more, Class<?>... configurations) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.datasource.url", "jdbc:h2:mem:beside" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1",
                "remnawave.webhook.inbox.enabled", "true",
                "remnawave.webhook.inbox.retry.first-pause", "100ms",
                "remnawave.webhook.inbox.retry.factor", "1"));
        properties.putAll(more);
        return RunningApplication.start(WebApplicationType.SERVLET, properties, configurations);
    }

    private static void awaitDone(RunningApplication application) {
        JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
        await().untilAsserted(() -> assertThat(jdbc.queryForList("select state from remnawave_delivery", String.class))
                .containsExactly("done"));
    }

    /** A row that JPA writes when the transaction ends. */
    @Entity(name = "subscriber")
    static class Subscriber {

        @Id
        private String name;

        protected Subscriber() {}

        Subscriber(String name) {
            this.name = name;
        }
    }

    static class Subscribers {

        private final EntityManager entities;

        Subscribers(EntityManager entities) {
            this.entities = entities;
        }

        @Transactional("transactionManager")
        public void create(String name) {
            entities.persist(new Subscriber(name));
            entities.flush();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SubscriberListeners {

        private final AtomicInteger calls = new AtomicInteger();

        @Bean
        Subscribers subscribers(EntityManager entities) {
            return new Subscribers(entities);
        }

        @Bean
        SubscriberListener listener(Subscribers subscribers) {
            return new SubscriberListener(subscribers, calls);
        }
    }

    record SubscriberListener(Subscribers subscribers, AtomicInteger calls) {

        @RemnawaveEventListener(value = "user.*", id = "subscribers")
        void create(UserEvent event) {
            subscribers.create(event.user().username());
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("after its effect");
            }
        }
    }

    @Test
    void whatJpaWritesInATransactionalMethodHappensOnceWithTheReceipt() {
        try (RunningApplication application = start(
                Map.of("test.with", "jdbc,orm,hibernate,data", "spring.jpa.hibernate.ddl-auto", "update"),
                SubscriberListeners.class)) {
            assertThat(Contexts.deliver(application.context(), "alice")).isEqualTo(WebhookResponse.STORED);

            awaitDone(application);
            JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
            assertThat(application.bean(SubscriberListener.class).calls()).hasValue(2);
            assertThat(jdbc.queryForList("select name from subscriber", String.class))
                    .containsExactly("alice");
            assertThat(jdbc.queryForList("select listener_id from remnawave_delivery_listener", String.class))
                    .containsExactly("subscribers");
            assertThat(application.bean(PlatformTransactionManager.class)).isInstanceOf(JpaTransactionManager.class);
        }
    }

    /** A second database, with a transaction manager of plain JDBC, beside the one of JPA. */
    @Configuration(proxyBeanMethods = false)
    static class SecondDatabase {

        @Bean
        PlatformTransactionManager second() {
            JdbcDataSource second = new JdbcDataSource();
            second.setURL("jdbc:h2:mem:second" + NUMBER.incrementAndGet());
            return new DataSourceTransactionManager(second);
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory entities) {
            return new JpaTransactionManager(entities);
        }
    }

    @Test
    void ofSeveralTransactionManagersTakesTheOneOfJpaThatManagesItsDataSource() {
        try (RunningApplication application = start(
                Map.of("test.with", "jdbc,orm,hibernate,data", "spring.jpa.hibernate.ddl-auto", "update"),
                SecondDatabase.class,
                SubscriberListeners.class)) {
            Contexts.deliver(application.context(), "alice");

            awaitDone(application);
            JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
            assertThat(application.bean(SubscriberListener.class).calls()).hasValue(2);
            assertThat(jdbc.queryForList("select name from subscriber", String.class))
                    .containsExactly("alice");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Recorder.class)
    static class Recording {}

    static class Recorder {

        private final AtomicInteger calls = new AtomicInteger();

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) {
            calls.incrementAndGet();
        }
    }

    @Test
    void flywayTakesTheScriptBeforeTheInboxStarts() {
        assertThat(migrationsBeforeADelivery(
                        Map.of(
                                "test.with",
                                "jdbc,flyway",
                                "spring.flyway.locations",
                                "classpath:remnawave-webhook-inbox/h2"),
                        "select \"description\" from \"flyway_schema_history\""))
                .contains("remnawave inbox");
    }

    @Test
    void liquibaseTakesTheScriptBeforeTheInboxStarts() {
        assertThat(migrationsBeforeADelivery(
                        Map.of(
                                "test.with",
                                "jdbc,liquibase",
                                "spring.liquibase.change-log",
                                "classpath:db/changelog-with-inbox.xml"),
                        "select id from databasechangelog"))
                .containsExactly("inbox");
    }

    /** What was migrated in an application whose inbox makes no tables, and took and handled a delivery. */
    private static List<String> migrationsBeforeADelivery(Map<String, Object> migration, String history) {
        Map<String, Object> properties = new HashMap<>(migration);
        properties.put("remnawave.webhook.inbox.initialize-schema", "never");
        try (RunningApplication application = start(properties, Recording.class)) {
            Contexts.deliver(application.context(), "alice");

            awaitDone(application);
            assertThat(application.bean(Recorder.class).calls).hasValue(1);
            return application.bean(JdbcTemplate.class).queryForList(history, String.class);
        }
    }

    @Test
    void withoutAMigrationTheStartStopsAndNamesTheScript() {
        assertThatThrownBy(() -> start(
                                Map.of("test.with", "jdbc", "remnawave.webhook.inbox.initialize-schema", "never"),
                                Recording.class)
                        .close())
                .hasStackTraceContaining("remnawave-webhook-inbox/h2/V1__remnawave_inbox.sql");
    }
}
