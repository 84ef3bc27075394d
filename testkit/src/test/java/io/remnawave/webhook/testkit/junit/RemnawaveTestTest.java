package io.remnawave.webhook.testkit.junit;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userNotConnected;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import io.remnawave.webhook.testkit.recorder.EventRecorder;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test class as a user writes it, of an application that reads the shared properties. */
@RemnawaveTest
class RemnawaveTestTest {

    private static final EventRecorder RECORDER = new EventRecorder();

    private static TestReceiver application;

    @BeforeAll
    static void startTheApplication(RemnawavePanelEmulator panel) {
        WebhookSettings settings = WebhookSettings.fromEnvironment();
        application = TestReceiver.start(
                WebhookReceiver.builder().settings(settings).register(RECORDER).build());
        assertThat(panel.emit(userExpired())).wasAccepted();
    }

    @AfterAll
    static void stopTheApplication() {
        application.close();
    }

    @WebhookUrl
    static URI url() {
        return application.url();
    }

    @BeforeEach
    void forget() {
        RECORDER.clear();
    }

    @Test
    void givesTheTestAPanelThatTheApplicationKnows(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();

        assertThat(RECORDER.received(UserEvent.class).awaitOne().user().username())
                .isEqualTo("alice");
    }

    @Test
    void handlesAnEventOnceWhenTheAnswerIsLost(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"), lostResponse()))
                .wasAccepted()
                .afterAttempts(2);

        assertThat(RECORDER.received().events()).hasSize(1);
    }

    @Test
    void givesEachTestAPanelOfItsOwn(RemnawavePanelEmulator panel) {
        assertThat(panel.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @EveryPanelVersion
    void understandsEveryPanel(PanelVersion version, RemnawavePanelEmulator panel) {
        assertThat(panel.panel()).isEqualTo(version);
        assertThat(panel.emit(userExpired().usedTraffic(5))).wasAccepted();

        assertThat(RECORDER.received(UserEvent.class)
                        .awaitOne()
                        .user()
                        .traffic()
                        .used())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EveryPanelVersion(from = "2.2", to = "2.7")
    void understandsSomePanels(PanelVersion version, RemnawavePanelEmulator panel) {
        assertThat(version).isBetween(PanelVersion.of("2.3.2"), PanelVersion.of("2.7.4"));
        assertThat(panel.emit(userNotConnected())).wasAccepted();
    }

    /** The event came with panel 2.2.0, and the field with 1.5.6: older releases are skipped. */
    @ParameterizedTest
    @EveryPanelVersion
    void skipsReleasesThatDoNotSendWhatItAsksFor(PanelVersion version, RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userNotConnected().hwidDeviceLimit(3))).wasAccepted();

        assertThat(version.isBefore(PanelVersion.of("2.2.0"))).isFalse();
    }

    @Nested
    class InANestedClass {

        @Test
        void knowsTheSameApplication(RemnawavePanelEmulator panel) {
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }
}
