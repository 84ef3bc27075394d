package io.remnawave.webhook.micronaut.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.Mails;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class InboxShutdownTest {

    @Test
    void awaitsTheListenersWhenTheApplicationEndsWhileTheirBeansAndTheDatabaseAreThere() throws Exception {
        RunningApplication application = RunningApplication.start(Map.of(
                "test.with",
                "InboxShutdownTest",
                "test.mails",
                true,
                "datasources.default.url",
                "jdbc:h2:mem:micronaut-shutdown",
                "remnawave.webhook.inbox.enabled",
                true,
                "remnawave.webhook.inbox.workers",
                1));
        SlowRecorder recorder = application.bean(SlowRecorder.class);
        application.bean(Mails.class).whenClosed(() -> recorder.said.add("mails closed"));
        application.panel().deliver(SignedBody.of("alice"));
        recorder.begun.await();
        application.panel().deliver(SignedBody.of("bob"));

        Thread closing = new Thread(application.context()::close);
        closing.start();
        await().until(() -> statusOf(application) == 503);
        assertThat(recorder.said).containsExactly("alice begun");
        recorder.go.countDown();
        closing.join();

        // Unless the worker was free for it in time, bob waits for the next start.
        assertThat(recorder.said).startsWith("alice begun", "alice ended").endsWith("mails closed");
    }

    private static int statusOf(RunningApplication application) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(application.url("/remnawave/webhook")).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Singleton
    @Requires(property = "test.with", value = "InboxShutdownTest")
    static class SlowRecorder {

        private final List<String> said = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final Mails mails;
        private final DataSource dataSource;

        SlowRecorder(Mails mails, DataSource dataSource) {
            this.mails = mails;
            this.dataSource = dataSource;
        }

        @RemnawaveEventListener("user.*")
        void take(UserEvent event) throws Exception {
            said.add(event.user().username() + " begun");
            begun.countDown();
            go.await();
            try (Connection connection = dataSource.getConnection()) {
                assertThat(connection.isValid(2)).isTrue();
            }
            assertThat(mails.isOpen()).isTrue();
            said.add(event.user().username() + " ended");
        }
    }
}
