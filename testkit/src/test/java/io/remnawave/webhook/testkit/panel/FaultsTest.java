package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeCreated;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userDisabled;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userEnabled;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.recorder.EventRecorder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private final EventRecorder recorder = new EventRecorder();

    private RemnawavePanelEmulator panel;
    private TestReceiver receiver;

    @BeforeEach
    void start() {
        panel = RemnawavePanelEmulator.builder().url(() -> receiver.url()).build();
        receiver = TestReceiver.start(WebhookReceiver.builder()
                .secret(panel.secret())
                .register(recorder)
                .build());
    }

    @AfterEach
    void stop() {
        panel.close();
        receiver.close();
    }

    @Test
    void deliversWithoutAFault() {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted().afterAttempts(1);

        UserEvent event = recorder.received(UserEvent.class).awaitOne();
        assertThat(event.user().username()).isEqualTo("alice");
    }

    @Test
    void wrongSecretIsAnsweredUnsigned() {
        assertThat(panel.emit(userExpired(), Faults.wrongSecret()))
                .wasRejectedWith(401)
                .afterAttempts(4);
    }

    @Test
    void unsignedIsAnsweredUnsigned() {
        assertThat(panel.emit(userExpired(), Faults.unsigned())).wasRejectedWith(401);
    }

    @Test
    void tamperedIsAnsweredUnsigned() {
        assertThat(panel.emit(userExpired(), Faults.tampered())).wasRejectedWith(401);
    }

    @Test
    void truncatedIsAnsweredUnsigned() {
        assertThat(panel.emit(userExpired(), Faults.truncated())).wasRejectedWith(401);
    }

    @Test
    void reformattedByProxyIsAnsweredUnsigned() {
        assertThat(panel.emit(userExpired(), Faults.reformattedByProxy())).wasRejectedWith(401);
    }

    @Test
    void reformattedByProxyIsAcceptedByAReceiverThatIsToldTo() {
        try (TestReceiver lenient = TestReceiver.start(WebhookReceiver.builder()
                        .secret(panel.secret())
                        .register(recorder)
                        .acceptReformattedBody(true)
                        .build());
                RemnawavePanelEmulator toLenient = RemnawavePanelEmulator.builder()
                        .secret(panel.secret())
                        .url(lenient.url())
                        .build()) {
            assertThat(toLenient.emit(userExpired().variant("full"), Faults.reformattedByProxy()))
                    .wasAccepted();
        }
    }

    @Test
    void oversizedIsAnsweredTooLarge() {
        assertThat(panel.emit(userExpired(), Faults.oversized())).wasRejectedWith(413);
    }

    @Test
    void staleIsAnsweredStale() {
        assertThat(panel.emit(userExpired(), Faults.stale())).wasRejectedWith(403);
    }

    @Test
    void staleWithinTheWindowIsAccepted() {
        assertThat(panel.emit(userExpired(), Faults.stale(Duration.ofHours(23))))
                .wasAccepted();
    }

    @Test
    void fromTheFutureIsAnsweredStale() {
        assertThat(panel.emit(userExpired(), Faults.fromTheFuture())).wasRejectedWith(403);
    }

    @Test
    void garbageIsAnsweredMalformed() {
        assertThat(panel.emit(userExpired(), Faults.garbage())).wasRejectedWith(400);
    }

    @Test
    void duplicateIsHandledOnce() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.duplicate());

        assertThat(delivery).wasAccepted();
        assertThat(delivery.jobs()).hasSize(2);
        assertThat(receiver.responses()).containsExactly(WebhookResponse.HANDLED, WebhookResponse.DUPLICATE);
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void concurrentDuplicateIsHandledOnce() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.concurrentDuplicate(5));

        assertThat(delivery).wasAccepted();
        assertThat(delivery.jobs()).hasSize(5);
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void replayLaterComesAgainAfterTheNextEvent() {
        EmittedDelivery disabled = panel.emit(userDisabled(), Faults.replayLater());
        assertThat(disabled.jobs()).hasSize(1);

        panel.emit(userEnabled());

        assertThat(disabled).wasAccepted();
        assertThat(disabled.jobs()).hasSize(2);
        assertThat(receiver.responses())
                .containsExactly(WebhookResponse.HANDLED, WebhookResponse.HANDLED, WebhookResponse.DUPLICATE);
    }

    @Test
    void reorderedIsOvertakenByTheNextEvent() {
        EmittedDelivery disabled = panel.emit(userDisabled(), Faults.reordered());
        assertThat(disabled.jobs()).isEmpty();

        panel.emit(userEnabled());

        assertThat(disabled).wasAccepted();
        assertThat(recorder.received().events())
                .extracting(RemnawaveEvent::name)
                .containsExactly("user.enabled", "user.disabled");
    }

    @Test
    void reorderedTurnsTheOrderOfManyAround() {
        panel.emitAll(List.of(userDisabled(), userEnabled(), nodeCreated()), Faults.reordered());

        assertThat(recorder.received().events())
                .extracting(RemnawaveEvent::name)
                .containsExactly("node.created", "user.enabled", "user.disabled");
    }

    @Test
    void settleSendsWhatIsHeldBack() {
        EmittedDelivery disabled = panel.emit(userDisabled(), Faults.reordered());

        panel.settle();

        assertThat(disabled).wasAccepted();
    }

    @Test
    void slowBodyIsAccepted() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.slowBody(Duration.ofMillis(200)));

        assertThat(delivery).wasAccepted().afterAttempts(1);
        assertThat(delivery.attempts().get(0).latency()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void connectionCutAfterHeadersIsTriedAgain() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.connectionCutAfterHeaders());

        assertThat(delivery).wasAccepted().afterAttempts(2);
        assertThat(delivery.attempts().get(0).status()).isEmpty();
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void lostResponseIsHandledOnce() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.lostResponse());

        assertThat(delivery).wasAccepted().afterAttempts(2);
        assertThat(receiver.responses()).containsExactly(WebhookResponse.HANDLED, WebhookResponse.DUPLICATE);
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void lostResponsesCanUseUpAllTries() {
        assertThat(panel.emit(userExpired(), Faults.lostResponse(4)))
                .wasNotAnswered()
                .afterAttempts(4);
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void unknownEventIsAcceptedInAKnownScope() {
        assertThat(panel.emit(userExpired(), Faults.unknownEvent())).wasAccepted();

        RemnawaveEvent event = recorder.received("user.of_tomorrow").awaitOne();
        assertThat(event.isKnown()).isFalse();
        assertThat(event).isInstanceOf(UserEvent.class);
    }

    @Test
    void unknownEventIsAcceptedInAnUnknownScope() {
        assertThat(panel.emit(userExpired(), Faults.unknownEvent("galaxy.exploded")))
                .wasAccepted();

        assertThat(recorder.received("galaxy.exploded").awaitOne().scope()).isEqualTo("galaxy");
    }

    @Test
    void unknownFieldIsReachableRaw() {
        assertThat(panel.emit(userExpired(), Faults.unknownField())).wasAccepted();

        assertThat(recorder.received().awaitOne().data()).containsEntry("fieldOfTomorrow", List.of(1, "two"));
    }

    static Stream<PanelVersion> panels() {
        return PanelVersion.recorded().stream();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void futurePanelIsUnderstood(PanelVersion version) {
        panel.switchTo(version);

        assertThat(panel.emit(userExpired().username("alice"), Faults.futurePanel()))
                .wasAccepted();

        UserEvent event = recorder.received(UserEvent.class).awaitOne();
        assertThat(event.user().username()).isEqualTo("alice");
        assertThat(event.missingFields()).isEmpty();
    }

    @Test
    void worksTogetherWithOthers() {
        assertThat(panel.emit(
                        userExpired(),
                        Faults.slowBody(Duration.ofMillis(50)),
                        Faults.connectionCutAfterHeaders(),
                        Faults.lostResponse(2),
                        Faults.unknownField(),
                        Faults.duplicate()))
                .wasAccepted();
        assertThat(recorder.received().events()).hasSize(1);
    }

    @Test
    void isNamedAsItsMethod() {
        assertThat(Faults.all())
                .extracting(Fault::toString)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Faults.class.getMethods())
                        .anyMatch(method -> method.getName().equals(name)));
    }
}
