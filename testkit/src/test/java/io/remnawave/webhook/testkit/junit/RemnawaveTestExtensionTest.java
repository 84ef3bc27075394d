package io.remnawave.webhook.testkit.junit;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RemnawaveTestExtensionTest {

    private static final String PROPERTY = "remnawave.webhook.secret";

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

    @RemnawaveTest(url = "http://localhost:1/", panel = "2.7")
    static class OldPanelCase {

        @Test
        void isOld(RemnawavePanelEmulator panel) {
            assertThat(panel.panel()).isEqualTo(PanelVersion.of("2.7.4"));
        }
    }
}
