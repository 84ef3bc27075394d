package io.remnawave.webhook.testkit.recorder;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeCreated;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userCreated;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

    private final String secret = PanelSecret.random();
    private final EventRecorder recorder = new EventRecorder();
    private final WebhookReceiver receiver =
            WebhookReceiver.builder().secret(secret).register(recorder).build();

    @Test
    void tellsEventsByTypeAndName() {
        receive(userCreated());
        receive(nodeCreated());
        receive(userExpired());

        assertThat(recorder.received().events()).hasSize(3);
        assertThat(recorder.received(UserEvent.class).events())
                .extracting(RemnawaveEvent::name)
                .containsExactly("user.created", "user.expired");
        assertThat(recorder.received("node.created").awaitOne()).isInstanceOf(NodeEvent.class);
    }

    @Test
    void waitsForAnEventThatIsStillToCome() {
        CompletableFuture<UserEvent> awaited = CompletableFuture.supplyAsync(
                () -> recorder.received(UserEvent.class).awaitOne());

        receive(nodeCreated());
        receive(userExpired());

        assertThat(awaited.join().name()).isEqualTo("user.expired");
    }

    @Test
    void waitsForSeveral() {
        CompletableFuture<Integer> awaited = CompletableFuture.supplyAsync(
                () -> recorder.received(UserEvent.class).await(3).size());

        receive(userExpired());
        receive(userCreated());
        receive(userExpired().username("bob"));

        assertThat(awaited.join()).isEqualTo(3);
    }

    @Test
    void saysWhatCameInstead() {
        receive(nodeCreated());

        assertThatThrownBy(() -> recorder.received(UserEvent.class).awaitOne(Duration.ofMillis(10)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected 1 UserEvent within 10 ms, but recorded 0. All that was recorded: node.created");
    }

    @Test
    void refusesSeveralWhereOneWasExpected() {
        receive(userExpired().username("alice"));
        receive(userExpired().username("bob"));

        assertThatThrownBy(() -> recorder.received("user.expired").awaitOne())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected one RemnawaveEvent user.expired, but recorded 2.");
        assertThat(recorder.received(UserEvent.class)
                        .matching("of bob", event -> event.user().username().equals("bob"))
                        .awaitOne()
                        .user()
                        .username())
                .isEqualTo("bob");
    }

    @Test
    void knowsTheDeliveryOfAnEvent() {
        SignedDelivery signed = receive(userExpired());

        assertThat(recorder.received().recorded())
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.delivery().id()).isEqualTo(signed.signature()));
    }

    @Test
    void forgetsWhenToldTo() {
        receive(userExpired());

        recorder.clear();

        assertThat(recorder.received().events()).isEmpty();
    }

    private SignedDelivery receive(Fixture fixture) {
        SignedDelivery signed = fixture.sign(secret);
        assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers()))
                        .isAccepted())
                .isTrue();
        return signed;
    }
}
