package io.remnawave.webhook.docs.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutFrameworkTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void receivesBesideItsConsole() {
        List<String> accounts = new ArrayList<>();
        try (WithoutFramework application = new WithoutFramework(SECRET, accounts)) {
            SignedDelivery signed = userExpired().username("alice").sign(SECRET);
            assertThat(application.receiver().receive(WebhookRequest.of(signed.body(), signed.headers())))
                    .isEqualTo(WebhookResponse.HANDLED);
        }
        assertThat(accounts).containsExactly("alice");
    }
}
