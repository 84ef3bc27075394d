package io.remnawave.webhook.spring.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RemnawaveWebhookProperties;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.spring.observe.RemnawaveWebhookObservationAutoConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

final class ApplicationEventsTest {

    private static final Map<String, Object> PLAIN = Map.of("remnawave.webhook.publish-application-events", "true");

    private static final Map<String, Object> WITH_DATABASE = Map.of(
            "remnawave.webhook.publish-application-events", "true",
            "test.with", "jdbc");

    private static final Map<String, Object> WITH_MODULITH = Map.of(
            "remnawave.webhook.publish-application-events", "true",
            "test.with", "jdbc,modulith",
            "spring.modulith.events.jdbc.schema-initialization.enabled", "true");

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(RemnawaveWebhookPublicationAutoConfiguration.class))
            .withPropertyValues("remnawave.webhook.publish-application-events=true");

    @Test
    void publishesNothingUnlessToldTo() {
        try (RunningApplication application = start(Map.of(), Plain.class)) {
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.IGNORED);
            assertThat(application.bean(Plain.class).heard).isEmpty();
        }
    }

    @Test
    void publishesToEventListenersOfFittingTypesAfterTheOtherListeners() {
        try (RunningApplication application = start(PLAIN, PlainAndDirect.class)) {
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(application.bean(Plain.class).heard).containsExactly("directly alice", "user alice");
        }
    }

    @Test
    void answersFailedWhenAnEventListenerFails() {
        try (RunningApplication application = start(PLAIN, Plain.class)) {
            assertThat(deliver(application, "mallory")).isEqualTo(WebhookResponse.FAILED);
        }
    }

    @Test
    void publishesInATransactionWhereThereIsATransactionManager() {
        try (RunningApplication application = start(WITH_DATABASE, Transactional.class)) {
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.HANDLED);
            assertThat(application.bean(Transactional.class).heard).containsExactly("before alice", "after alice");
        }
    }

    @Test
    void answersFailedWhenAListenerFailsAfterTheCommit() {
        try (RunningApplication application = start(WITH_DATABASE, Transactional.class)) {
            assertThat(deliver(application, "mallory")).isEqualTo(WebhookResponse.FAILED);
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.HANDLED);
        }
    }

    @Test
    void answersFailedWhenAListenerFailsBeforeTheCommit() {
        try (RunningApplication application = start(WITH_DATABASE, FailingBeforeCommit.class)) {
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.FAILED);
        }
    }

    /** The listener of a transaction around would fail when the answer is long given. */
    @Test
    void publishesInATransactionOfItsOwnEvenWithinAnother() {
        try (RunningApplication application = start(WITH_DATABASE, Transactional.class)) {
            TransactionTemplate around = new TransactionTemplate(application.bean(PlatformTransactionManager.class));

            WebhookResponse answer = around.execute(status -> deliver(application, "mallory"));

            assertThat(answer).isEqualTo(WebhookResponse.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {TwoManagers.class, ReactiveManager.class})
    void refusesATransactionalListenerWhereNoTransactionCanBeStarted(Class<?> managers) {
        contexts.withUserConfiguration(managers)
                .withBean(Transactional.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("Transactional#hear")
                        .hasStackTraceContaining("within a transaction only"));
    }

    @ParameterizedTest
    @ValueSource(classes = {TwoManagers.class, ReactiveManager.class})
    void leavesATransactionalListenerThatIsHeardOrHearsOtherEvents(Class<?> managers) {
        contexts.withUserConfiguration(managers)
                .withBean(OtherTransactional.class)
                .run(context -> {
                    assertThat(deliver(context, "alice")).isEqualTo(WebhookResponse.HANDLED);
                    assertThat(context.getBean(OtherTransactional.class).heard).containsExactly("alice");
                });
    }

    @ParameterizedTest
    @CsvSource({"no, false", "off, false", "0, false", "false, false", "on, true", "yes, true", "TRUE, true"})
    void publishesWhenThePropertySaysSoInAnyOfSpringsWords(String value, boolean publishes) {
        contexts.withPropertyValues("remnawave.webhook.publish-application-events=" + value)
                .run(context -> {
                    assertThat(context.getBean(RemnawaveWebhookProperties.class).publishApplicationEvents())
                            .isEqualTo(publishes);
                    assertThat(deliver(context, "alice"))
                            .isEqualTo(publishes ? WebhookResponse.HANDLED : WebhookResponse.IGNORED);
                });
    }

    @Test
    void observesThePublicationAsAnyListener() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        contexts.withConfiguration(AutoConfigurations.of(RemnawaveWebhookObservationAutoConfiguration.class))
                .withBean(TestObservationRegistry.class, () -> observations)
                .run(context -> {
                    deliver(context, "alice");
                    TestObservationRegistryAssert.assertThat(observations)
                            .hasSingleObservationThat()
                            .hasLowCardinalityKeyValue("listener", "application events")
                            .hasBeenStopped();
                });
    }

    @Test
    void reachesApplicationModuleListenersAndTheirPublicationRegistry() {
        try (RunningApplication application = start(WITH_MODULITH, Module.class)) {
            assertThat(deliver(application, "alice")).isEqualTo(WebhookResponse.HANDLED);

            await().until(() -> application.bean(Module.class).heard().contains("alice"));
            JdbcTemplate database = application.bean(JdbcTemplate.class);
            await().untilAsserted(() -> assertThat(database.queryForObject(
                            "select count(*) from event_publication where completion_date is not null", Integer.class))
                    .isEqualTo(1));
        }
    }

    private static RunningApplication start(Map<String, Object> properties, Class<?> listeners) {
        return RunningApplication.start(WebApplicationType.SERVLET, properties, listeners);
    }

    private static WebhookResponse deliver(RunningApplication application, String username) {
        return deliver(application.context(), username);
    }

    private static WebhookResponse deliver(BeanFactory context, String username) {
        return Contexts.deliver(context, username);
    }

    static class FailingBeforeCommit {
        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void hear(UserEvent event) {
            throw new IllegalStateException("nobody");
        }
    }

    static class OtherTransactional {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @TransactionalEventListener(fallbackExecution = true)
        void hear(UserEvent event) {
            heard.add(event.user().username());
        }

        @TransactionalEventListener
        void hearOther(String event) {}
    }

    @EnableTransactionManagement
    @Configuration(proxyBeanMethods = false)
    static class TwoManagers {
        @Bean
        PlatformTransactionManager first() {
            return new NoTransactions();
        }

        @Bean
        PlatformTransactionManager second() {
            return new NoTransactions();
        }
    }

    @EnableTransactionManagement
    @Configuration(proxyBeanMethods = false)
    static class ReactiveManager {
        @Bean
        ReactiveTransactionManager manager() {
            return new NoReactiveTransactions();
        }
    }

    static class NoTransactions implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }

    static class NoReactiveTransactions implements ReactiveTransactionManager {
        @Override
        public Mono<ReactiveTransaction> getReactiveTransaction(TransactionDefinition definition) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> commit(ReactiveTransaction transaction) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> rollback(ReactiveTransaction transaction) {
            return Mono.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Plain {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(UserEvent event) {
            if (event.user().username().equals("mallory")) {
                throw new IllegalStateException("not mallory");
            }
            heard.add("user " + event.user().username());
        }

        @EventListener
        void hear(NodeEvent event) {
            heard.add("node " + event.node().name());
        }
    }

    static class PlainAndDirect extends Plain {
        @RemnawaveEventListener
        void hearDirectly(UserEvent event) {
            heard.add("directly " + event.user().username());
        }
    }

    static class Transactional {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void hearBefore(RemnawaveEvent event) {
            heard.add("before " + ((UserEvent) event).user().username());
        }

        @TransactionalEventListener
        void hearAfter(UserEvent event) {
            if (event.user().username().equals("mallory")) {
                throw new IllegalStateException("not mallory");
            }
            heard.add("after " + event.user().username());
        }
    }

    @EnableAsync
    @Configuration
    static class Module {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @ApplicationModuleListener
        void hear(UserEvent event) {
            heard.add(event.user().username());
        }

        /** For callers before the proxy, which has no field of its own. */
        List<String> heard() {
            return heard;
        }
    }
}
