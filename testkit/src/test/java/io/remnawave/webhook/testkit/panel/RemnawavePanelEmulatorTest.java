package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThatThrownBy;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userNotConnected;
import static io.remnawave.webhook.testkit.panel.ScriptedServer.status;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.recorder.EventRecorder;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemnawavePanelEmulatorTest {

    private final EventRecorder recorder = new EventRecorder();

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/a, http://localhost:1/b", "http://localhost:1/a,", "", "localhost:1"})
    void refusesAListOfUrlsThatAPanelDoesNotStartWith(String list) {
        assertThatThrownBy(() -> RemnawavePanelEmulator.builder().webhookUrl(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A panel does not start with this WEBHOOK_URL");
    }

    @Test
    void deliversToEveryUrlOfAListAlsoTwiceToTheSame() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.status(200));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .webhookUrl(server.url("/a") + "," + server.url("/b") + "," + server.url("/a"))
                        .build()) {
            assertThat(panel.emit(userExpired())).wasAccepted();
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void givesEqualEventsTimestampsOfTheirOwnSoThatBothAreHandled() {
        String secret = PanelSecret.random();
        try (TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
                        .secret(secret)
                        .register(recorder)
                        .build());
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .secret(secret)
                        .url(receiver.url())
                        .clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
                        .build()) {
            assertThat(panel.emitAll(Collections.nCopies(50, userExpired()))).wereAllAccepted();

            assertThat(recorder.received().events())
                    .extracting(RemnawaveEvent::occurredAt)
                    .hasSize(50)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesTheTimestampFromItsClock() throws IOException {
        Instant now = Instant.parse("2026-03-04T05:06:07.089Z");
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(server.url())
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .build()) {
            assertThat(panel.emit(userExpired()).signed().headers())
                    .containsEntry("X-Remnawave-Timestamp", "2026-03-04T05:06:07.089Z");
        }
    }

    @Test
    void keepsATimestampThatTheFixtureHas() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired().at(Instant.parse("2020-01-02T03:04:05Z")))
                            .signed()
                            .headers())
                    .containsEntry("X-Remnawave-Timestamp", "2020-01-02T03:04:05.000Z");
        }
    }

    @Test
    void deliversTheSameBytesToSeveralUrlsWithRetriesOfTheirOwn() throws IOException {
        try (ScriptedServer good = ScriptedServer.answering(status(200));
                ScriptedServer bad = ScriptedServer.answering(status(500));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(good.url())
                        .url(bad.url())
                        .build()) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery.accepted()).isFalse();
            assertThat(delivery.jobs()).extracting(DeliveryJob::url).containsExactlyInAnyOrder(good.url(), bad.url());
            assertThat(good.requests()).hasSize(1);
            assertThat(bad.requests()).hasSize(4);
            assertThat(bodyOf(bad)).isEqualTo(bodyOf(good));
        }
    }

    @Test
    void hasOneUrlBeforePanel226() {
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                .panel("2.2.5")
                .url("http://localhost:1/a")
                .url("http://localhost:1/b")
                .build()) {
            assertThatThrownBy(() -> panel.emit(userExpired()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Panel 2.2.5 delivers to one URL; several came with panel 2.2.6.");
        }
    }

    @Test
    void saysThatItHasNoUrl() {
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder().build()) {
            assertThatThrownBy(() -> panel.emit(userExpired()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("url(...)");
        }
    }

    @Test
    void delivers100AtATimeAndNotMore() throws InterruptedException {
        CountDownLatch hundred = new CountDownLatch(100);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        String secret = PanelSecret.random();
        try (TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
                        .secret(secret)
                        .on("*", RemnawaveEvent.class, event -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            hundred.countDown();
                            assertThat(hundred.await(20, TimeUnit.SECONDS)).isTrue();
                            underWay.decrementAndGet();
                        })
                        .build());
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .secret(secret)
                        .url(receiver.url())
                        .build()) {
            assertThat(panel.emitAll(Collections.nCopies(250, userExpired()))).wereAllAccepted();

            assertThat(most).hasValue(100);
        }
    }

    @Test
    void losesNothingAndHandlesNothingTwiceAmongMany() {
        AtomicInteger handled = new AtomicInteger();
        String secret = PanelSecret.random();
        try (TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
                        .secret(secret)
                        .on("*", RemnawaveEvent.class, event -> handled.incrementAndGet())
                        .build());
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .secret(secret)
                        .url(receiver.url())
                        .build()) {
            EmittedDeliveries deliveries =
                    panel.emitAll(Collections.nCopies(1_000, userExpired()), Faults.lostResponse(), Faults.duplicate());

            assertThat(deliveries).wereAllAccepted();
            assertThat(handled).hasValue(1_000);
            assertThat(deliveries.latency(0.5)).isLessThanOrEqualTo(deliveries.latency(1));
        }
    }

    @Test
    void replaysTheSameBytes() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            panel.replay(panel.emit(userExpired()));

            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
        }
    }

    @Test
    void remembersWhatItEmitted() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery first = panel.emit(userExpired());
            EmittedDelivery second = panel.emit(userExpired());

            assertThat(panel.deliveries()).containsExactly(first, second);
        }
    }

    @Test
    void sendsAsTheReleaseItIsSwitchedTo() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            panel.switchTo(PanelVersion.of("1.3.3"));
            panel.emit(userExpired().usedTraffic(5));

            assertThat(server.requests()).singleElement().asString().contains("\"usedTrafficBytes\":\"5\"");
            assertThatThrownBy(() -> panel.emit(userNotConnected()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Panel 1.3.3 does not send user.not_connected: panels 2.2.0 and later do.");
        }
    }

    @Test
    void sendsTheReleaseThatAFixtureAsksFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            panel.emit(RemnawaveFixtures.userExpiration(-72).panel("2.7"));

            assertThat(server.requests()).singleElement().asString().contains("user.expires_in_72_hours");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "has-a-dash-and-is-long-enough-for-a-panel", "ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜäöüß"})
    void doesNotStartWithASecretThatAPanelRefuses(String secret) {
        assertThatThrownBy(() -> RemnawavePanelEmulator.builder().secret(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32 characters")
                .satisfies(e -> assertThat(secret.isEmpty() || !e.getMessage().contains(secret))
                        .isTrue());
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(request -> {
            await(closed);
            return status(200);
        })) {
            RemnawavePanelEmulator panel = panel(server);
            CompletableFuture<EmittedDelivery> delivery = panel.emitAsync(userExpired());

            panel.close();

            assertThatThrownBy(delivery::join).hasRootCauseInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> panel.emit(userExpired())).isInstanceOf(CancellationException.class);
            closed.countDown();
        }
    }

    private static RemnawavePanelEmulator panel(ScriptedServer server) {
        return RemnawavePanelEmulator.builder().url(server.url()).build();
    }

    private static String bodyOf(ScriptedServer server) {
        return server.requests().get(0).split("\r\n\r\n", 2)[1];
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
