package io.remnawave.webhook.docs.testing;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.fixture.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionsUnitTest {

    private final List<String> suspended = new ArrayList<>();
    private final Subscriptions subscriptions = new Subscriptions(suspended::add);

    @Test
    void suspendsAnExpiredUser() {
        subscriptions.suspend(userExpired().username("alice").toEvent());

        assertThat(suspended).containsExactly("alice");
    }

    @Test
    void understandsWhatAnOldPanelSends() {
        UserEvent event = userExpired().panel("1.5.7").username("bob").toEvent();

        subscriptions.suspend(event);

        assertThat(suspended).containsExactly("bob");
    }

    @Test
    void writesDownWhenItHappened() {
        Fixture lost = nodeConnectionLost().name("nl-1");

        assertThat(subscriptions.describe(lost.toEvent(), lost.toDelivery())).startsWith("node.connection_lost at 20");
    }
}
