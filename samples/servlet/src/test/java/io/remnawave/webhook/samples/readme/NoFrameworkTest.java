package io.remnawave.webhook.samples.readme;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import org.junit.jupiter.api.Test;

class NoFrameworkTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final NoFramework code = new NoFramework();

    @Test
    void receives() {
        SignedDelivery delivery = nodeConnectionLost().name("nl-1").sign(SECRET);

        WebhookResponse response =
                code.receive(code.receiver(new Accounts(), SECRET), delivery.body(), delivery.headers());

        assertThat(response).isEqualTo(WebhookResponse.HANDLED);
        assertThat(code.pager).containsExactly("nl-1");
    }

    @Test
    void verifiesAndDecodesOnItsOwn() throws Exception {
        SignedDelivery delivery = userExpired().username("alice").sign(SECRET);

        assertThat(code.verify(SECRET, delivery.body(), delivery.signature()).isVerified())
                .isTrue();
        assertThat(code.whatItTells((UserEvent) code.decode(delivery.body()))).contains("user.expired");
    }
}
