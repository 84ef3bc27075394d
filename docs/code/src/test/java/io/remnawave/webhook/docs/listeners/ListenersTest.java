package io.remnawave.webhook.docs.listeners;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.torrentBlockerReport;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userModified;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.model.UserStatus;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void anOlderEventDoesNotUndoANewerOne() {
        UserStatuses statuses = new UserStatuses();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        receive(
                statuses,
                userExpired().username("alice").set("data.status", "EXPIRED").at(now));
        receive(
                statuses,
                userModified().username("alice").set("data.status", "ACTIVE").at(now.minusSeconds(5)));

        assertThat(statuses.of("alice")).isEqualTo(UserStatus.EXPIRED);
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
