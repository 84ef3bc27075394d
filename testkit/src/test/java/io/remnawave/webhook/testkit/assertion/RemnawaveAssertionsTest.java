package io.remnawave.webhook.testkit.assertion;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThatThrownBy;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.TestReceiver;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.Faults;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemnawaveAssertionsTest {

    private final String secret = PanelSecret.random();
    private final TestReceiver receiver = TestReceiver.start(WebhookReceiver.builder()
            .secret(secret)
            .on("*", RemnawaveEvent.class, event -> {})
            .build());
    private final RemnawavePanelEmulator panel =
            RemnawavePanelEmulator.builder().secret(secret).url(receiver.url()).build();

    @AfterEach
    void stop() {
        panel.close();
        receiver.close();
    }

    @Test
    void saysWhatThePanelSawAndWhatItMeans() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.wrongSecret());

        assertThatThrownBy(() -> assertThat(delivery).wasAccepted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected user.expired to be accepted, but the panel saw:")
                .hasMessageContaining(
                        "user.expired to " + receiver.url()
                                + ": 401 invalid signature, then 401 invalid signature, then 401 invalid signature, then 401 invalid signature")
                .hasMessageContaining("401: the application knows another secret");
    }

    @Test
    void tellsTheStatusesOfRejectionsApart() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.stale());

        assertThat(delivery).wasRejected().wasRejectedWith(403).afterAttempts(4);
        assertThatThrownBy(() -> assertThat(delivery).wasRejectedWith(401))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be rejected with status 401");
        assertThatThrownBy(() -> assertThat(delivery).afterAttempts(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to take 1 attempt,");
    }

    @Test
    void doesNotTakeAnAcceptedDeliveryForARejectedOne() {
        EmittedDelivery delivery = panel.emit(userExpired());

        assertThat(delivery).wasAccepted().afterAttempts(1);
        assertThatThrownBy(() -> assertThat(delivery).wasRejected()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(delivery).wasRejectedWith(200)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(delivery).wasNotAnswered()).isInstanceOf(AssertionError.class);
    }

    @Test
    void saysThatADeliveryIsHeldBack() {
        EmittedDelivery delivery = panel.emit(userExpired(), Faults.reordered());

        assertThatThrownBy(() -> assertThat(delivery).wasAccepted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("held back until the next emission, or until settle()");
    }

    @Test
    void showsTheFirstOfManyThatWasNotAccepted() {
        var deliveries = panel.emitAll(List.of(userExpired(), userExpired()), Faults.garbage());

        assertThatThrownBy(() -> assertThat(deliveries).wereAllAccepted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected all 2 deliveries to be accepted, but 2 were not.")
                .hasMessageContaining("400 malformed");
    }
}
