package io.remnawave.webhook.spring.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

final class ApplicationEventsTest {

    private static final Map<String, Object> PLAIN = Map.of("remnawave.webhook.publish-application-events", "true");

    private static final Map<String, Object> WITH_DATABASE = Map.of(
            "remnawave.webhook.publish-application-events", "true",
            "test.with", "jdbc");

    private static final Map<String, Object> WITH_MODULITH = Map.of(
            "remnawave.webhook.publish-application-events", "true",
            "test.with", "jdbc,modulith",
            "spring.modulith.events.jdbc.schema-initialization.enabled", "true");

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
        return Contexts.deliver(application.context(), username);
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
