package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.ScriptedServer.status;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 429, 500, 503})
    void triesThreeTimesMoreOnAnythingButA2xx(int status) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(status));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasRejectedWith(status).afterAttempts(4);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void stopsAtTheFirst2xx() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(500), status(503), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasAccepted().afterAttempts(3);
        }
    }

    @Test
    void repeatsTheSameBytesAndHeaders() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(500));
                RemnawavePanelEmulator panel = panel(server)) {
            panel.emit(userExpired());

            assertThat(server.requests())
                    .hasSize(4)
                    .containsOnly(server.requests().get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.3.3, 1", "1.4.8, 1", "1.5.7, 1", "1.6.0, 5", "2.0.8, 5", "2.8.1, 5", "3.3.2, 5", "4.0.0, 5"})
    void pausesAsLongAsTheRelease(String version, int seconds) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(500));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(server.url())
                        .panel(version)
                        .build()) {
            List<Attempt> attempts = panel.emit(userExpired()).attempts();

            Duration pause = Duration.ofSeconds(seconds);
            for (int i = 1; i < attempts.size(); i++) {
                Attempt before = attempts.get(i - 1);
                assertThat(attempts.get(i).at())
                        .isEqualTo(before.at().plus(before.latency()).plus(pause));
            }
        }
    }

    @Test
    void ignoresRetryAfter() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(503, "Retry-After: 3600"), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasAccepted().afterAttempts(2);
            assertThat(delivery.attempts().get(1).at()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(60));
        }
    }

    @Test
    void triesOnceWhenToldTo() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(500));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(server.url())
                        .noRetry()
                        .build()) {
            assertThat(panel.emit(userExpired())).wasRejectedWith(500).afterAttempts(1);
        }
    }

    @Test
    void doesNotTryAgainBeforeTheReceiverHasDoneWhatItIsBusyWith() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        String secret = PanelSecret.random();
        try (TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
                        .secret(secret)
                        .duplicateWait(Duration.ZERO)
                        .on(
                                "*",
                                RemnawaveEvent.class,
                                event -> assertThat(refused.await(10, TimeUnit.SECONDS))
                                        .isTrue())
                        .build());
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .secret(secret)
                        .url(receiver.url())
                        .build()) {
            CompletableFuture<EmittedDelivery> delivery = panel.emitAsync(userExpired(), Faults.concurrentDuplicate(2));
            while (!receiver.responses().contains(WebhookResponse.IN_PROGRESS)) {
                Thread.onSpinWait();
            }
            refused.countDown();

            assertThat(delivery.get()).wasAccepted();
            assertThat(receiver.responses())
                    .containsExactly(WebhookResponse.IN_PROGRESS, WebhookResponse.HANDLED, WebhookResponse.DUPLICATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.4.8, 2147483647", "1.5.0, 100", "1.6.2, 100", "1.6.3, 150", "2.3.0, 150", "2.3.1, 100", "3.3.2, 100"
    })
    void deliversAsManyAtATimeAsTheRelease(String version, int parallel) {
        assertThat(DeliveryPolicy.of(PanelVersion.of(version)).parallel()).isEqualTo(parallel);
    }

    private static RemnawavePanelEmulator panel(ScriptedServer server) {
        return RemnawavePanelEmulator.builder().url(server.url()).build();
    }
}
