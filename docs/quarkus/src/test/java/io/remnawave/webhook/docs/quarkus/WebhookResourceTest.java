package io.remnawave.webhook.docs.quarkus;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.wrongSecret;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookResourceTest {

    @TestHTTPResource("/remnawave/webhook")
    URI url;

    @ConfigProperty(name = "remnawave.webhook.secret")
    String secret;

    @Inject
    Subscriptions subscriptions;

    @Test
    void takesDeliveries() {
        try (RemnawavePanelEmulator panel =
                RemnawavePanelEmulator.builder().url(url).secret(secret).build()) {
            assertThat(panel.emit(userExpired().username("alice"), lostResponse()))
                    .wasAccepted()
                    .afterAttempts(2);
            assertThat(panel.emit(userExpired(), wrongSecret())).wasRejectedWith(401);
            assertThat(panel.emit(userExpired(), oversized())).wasRejectedWith(413);
            assertThat(subscriptions.expired()).containsExactly("alice");
        }
    }
}
