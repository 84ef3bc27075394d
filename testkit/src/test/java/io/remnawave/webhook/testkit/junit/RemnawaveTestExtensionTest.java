package io.remnawave.webhook.testkit.junit;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThatIllegalArgumentException;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RemnawaveTestExtensionTest {

    private static final String PROPERTY = "remnawave.webhook.secret";

    private static final String EU = "TheSecretOfTheEuropeanPanel0123456789";

    private static final List<String> SECRETS = new ArrayList<>();

    @BeforeEach
    void forget() {
        SECRETS.clear();
    }

    @Test
    void attachesWhatWasDeliveredToTheFailureOfATest() {
        run(FailingCase.class)
                .failed()
                .assertEventsMatchExactly(finishedWithFailure(
                        instanceOf(AssertionError.class),
                        message("nobody was suspended"),
                        suppressed(
                                0,
                                message(text -> text.startsWith("The panel had delivered:\nuser.expired to http://")
                                        && text.contains("no answer (no connection to localhost:1")))));
    }

    @Test
    void saysHowToNameTheApplicationWhereNothingDoes() {
        run(NamelessCase.class)
                .failed()
                .assertEventsMatchExactly(finishedWithFailure(
                        instanceOf(IllegalStateException.class), message(text -> text.contains("@WebhookUrl"))));
    }

    @Test
    void saysThatTheApplicationHasNotStarted() {
        run(NotStartedCase.class)
                .failed()
                .assertEventsMatchExactly(finishedWithFailure(
                        instanceOf(IllegalStateException.class), message(text -> text.contains("has no value yet"))));
    }

    @Test
    void hasASecretPerClassThatIsGoneAfterIt() {
        String before = System.getProperty(PROPERTY);

        run(SecretCase.class).failed().assertThatEvents().isEmpty();
        run(SecretCase.class).failed().assertThatEvents().isEmpty();

        assertThat(SECRETS).hasSize(4);
        assertThat(SECRETS.get(0)).isEqualTo(SECRETS.get(1)).isNotEqualTo(SECRETS.get(2));
        assertThat(System.getProperty(PROPERTY)).isEqualTo(before);
    }

    @Test
    void emulatesTheReleaseOfTheAnnotation() {
        run(OldPanelCase.class).failed().assertThatEvents().isEmpty();
    }

    @Test
    void saysWhatItSkipsAReleaseFor() {
        Events events = run(SkippingCase.class);

        events.assertStatistics(
                tests -> tests.started(8).succeeded(5).aborted(3).failed(0));
        assertThat(events.aborted().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .allSatisfy(message ->
                        assertThat(message).contains("does not send user.not_connected: panels 2.2.0 and later do"));
    }

    @Test
    void failsForAnEventThatNoReleaseSends() {
        run(MisspeltCase.class).assertStatistics(tests -> tests.started(8).failed(8));
    }

    /** As an application reads them from its environment. */
    @Test
    void keepsNamedSecretsAndFillsThoseWithoutAValue() {
        System.setProperty("remnawave.webhook.secrets[0].id", "eu");
        System.setProperty("remnawave.webhook.secrets[0].value", EU);
        System.setProperty("remnawave.webhook.secrets[1].id", "us");
        try {
            run(SeveralSecretsCase.class)
                    .assertStatistics(tests -> tests.succeeded(1).failed(0));

            assertThat(System.getProperty("remnawave.webhook.secrets[0].value")).isEqualTo(EU);
            assertThat(System.getProperty("remnawave.webhook.secrets[1].value")).isNull();
        } finally {
            System.clearProperty("remnawave.webhook.secrets[0].id");
            System.clearProperty("remnawave.webhook.secrets[0].value");
            System.clearProperty("remnawave.webhook.secrets[1].id");
        }
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    @RemnawaveTest(url = "http://localhost:1/remnawave/webhook")
    static class FailingCase {

        @Test
        void fails(RemnawavePanelEmulator panel) {
            panel.emit(userExpired());
            throw new AssertionError("nobody was suspended");
        }
    }

    @RemnawaveTest
    static class NamelessCase {

        @Test
        void emits(RemnawavePanelEmulator panel) {
            panel.emit(userExpired());
        }
    }

    @RemnawaveTest
    static class NotStartedCase {

        @WebhookUrl
        String url;

        @Test
        void emits(RemnawavePanelEmulator panel) {
            panel.emit(userExpired());
        }
    }

    @RemnawaveTest
    static class SecretCase {

        @Test
        void isTold(RemnawavePanelEmulator panel) {
            SECRETS.add(panel.secret());
            assertThat(System.getProperty(PROPERTY)).isEqualTo(panel.secret());
        }

        @Nested
        class Inside {

            @Test
            void isTold(RemnawavePanelEmulator panel) {
                SECRETS.add(panel.secret());
                assertThat(System.getProperty(PROPERTY)).isEqualTo(panel.secret());
            }
        }
    }

    static class SkippingCase {

        @ParameterizedTest
        @EveryPanelVersion
        void needsNoApplication(PanelVersion version) {
            assertThat(RemnawaveFixtures.userNotConnected().panel(version).body())
                    .isNotEmpty();
        }
    }

    static class MisspeltCase {

        @ParameterizedTest
        @EveryPanelVersion
        void isNoReasonToSkip(PanelVersion version) {
            assertThat(RemnawaveFixtures.user("user.exipred").panel(version).body())
                    .isNotEmpty();
        }
    }

    @RemnawaveTest(url = "http://localhost:1/")
    static class SeveralSecretsCase {

        @Test
        void areKnownById(RemnawavePanelEmulator panel) {
            WebhookSettings settings = WebhookSettings.fromEnvironment();
            WebhookReceiver receiver = WebhookReceiver.builder()
                    .settings(settings)
                    .on("*", RemnawaveEvent.class, event -> {})
                    .build();

            assertThat(settings.secrets()).extracting(WebhookSecret::id).containsExactly("eu", "us");
            assertThat(panel.secret()).isEqualTo(EU);
            for (String id : List.of("eu", "us")) {
                SignedDelivery signed = userExpired().sign(panel.signedBy(id).secret());
                assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers())))
                        .isEqualTo(WebhookResponse.HANDLED);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> panel.signedBy("asia").secret())
                    .withMessageContaining("no secret with the id \"asia\"");
        }
    }

    @RemnawaveTest(url = "http://localhost:1/", panel = "2.7")
    static class OldPanelCase {

        @Test
        void isOld(RemnawavePanelEmulator panel) {
            assertThat(panel.panel()).isEqualTo(PanelVersion.of("2.7.4"));
        }
    }
}
