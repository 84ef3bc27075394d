package io.remnawave.webhook.docs.listeners;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionRestored;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.torrentBlockerReport;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void anOlderEventDoesNotUndoANewerOne() {
        NodeStates states = new NodeStates();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID node = nodeConnectionLost().toEvent(NodeEvent.class).node().uuid();

        receive(
                states,
                nodeConnectionRestored().set("data.uuid", node.toString()).at(now));
        receive(states, nodeConnectionLost().set("data.uuid", node.toString()).at(now.minusSeconds(5)));

        assertThat(states.isConnected(node)).isTrue();
    }

    @Test
    void bindsTheDataOfAnEventThatTheSdkDoesNotKnow() {
        List<String> blocked = new ArrayList<>();
        Fixture report = torrentBlockerReport()
                .renamed("abuse_blocker.report")
                .set("scope", "abuse_blocker")
                .set("data.user.username", "alice")
                .set("data.node.name", "nl-1")
                .set("data.backendAction", "initial_block")
                .set("data.strikeLevel", 1);

        receive(new Abuse(blocked::add), report);

        assertThat(blocked).containsExactly("alice on nl-1");
    }

    private static void receive(Object listener, Fixture fixture) {
        WebhookReceiver receiver =
                WebhookReceiver.builder().secret(SECRET).register(listener).build();
        SignedDelivery signed = fixture.sign(SECRET);
        assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers())))
                .isEqualTo(WebhookResponse.HANDLED);
    }
}
