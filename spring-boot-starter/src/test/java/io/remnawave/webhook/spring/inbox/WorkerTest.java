package io.remnawave.webhook.spring.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application without a web server, which handles what others have stored. */
class WorkerTest {

    private static final String URL = "jdbc:h2:mem:worker;DB_CLOSE_DELAY=-1";

    @Configuration(proxyBeanMethods = false)
    @Import(Recorder.class)
    static class Recording {}

    static class Recorder {

        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile boolean failing = true;

        @RemnawaveEventListener(value = "user.*", id = "recorder")
        void take(UserEvent event) {
            if (failing) {
                throw new IllegalStateException("not yet");
            }
            taken.add(event.user().username());
        }
    }

    private static SignedDelivery storedElsewhere(String username) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(URL);
        dataSource.setUser("sa");
        SignedDelivery delivery = Contexts.userCreated(username);
        try (WebhookReceiver elsewhere = WebhookReceiver.builder()
                .secret(SignedBody.SECRET)
                .register(ListenerDefinition.builder("recorder", arguments -> null)
                        .names(List.of("user.*"))
                        .parameterTypes(List.of(UserEvent.class))
                        .build())
                .inbox(Inbox.jdbc(dataSource).autoStart(false).build())
                .build()) {
            assertThat(elsewhere.receive(WebhookRequest.of(delivery.body(), delivery.headers())))
                    .isEqualTo(WebhookResponse.STORED);
        }
        return delivery;
    }

    @Test
    void handlesRedrivesAndMetersWhatOthersHaveStored() {
        SignedDelivery delivery = storedElsewhere("alice");
        try (RunningApplication worker = RunningApplication.start(
                WebApplicationType.NONE,
                Map.of(
                        "spring.datasource.url", URL,
                        "test.with", "jdbc,actuate,micrometer",
                        "remnawave.webhook.inbox.enabled", "true",
                        "remnawave.webhook.inbox.retry.attempts", "1"),
                Recording.class)) {
            JdbcTemplate jdbc = new JdbcTemplate(worker.bean(DataSource.class));
            awaitState(jdbc, "dead");
            worker.bean(Recorder.class).failing = false;

            assertThat(worker.bean(Inbox.class).redrive(delivery.signature())).isTrue();

            awaitState(jdbc, "done");
            assertThat(worker.bean(Recorder.class).taken).containsExactly("alice");
            await().untilAsserted(() -> assertThat(worker.bean(MeterRegistry.class)
                            .get(InboxMetrics.HANDLED)
                            .timer()
                            .count())
                    .isEqualTo(1));
            assertThat(worker.context().containsBean("remnawaveWebhookInboxHealthIndicator"))
                    .isTrue();
            assertThat(worker.context().getEnvironment().containsProperty("local.server.port"))
                    .isFalse();
        }
    }

    private static void awaitState(JdbcTemplate jdbc, String state) {
        await().untilAsserted(() -> assertThat(jdbc.queryForList("select state from remnawave_delivery", String.class))
                .containsExactly(state));
    }
}
