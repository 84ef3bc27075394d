package io.remnawave.webhook.samples.readme;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.servlet.RemnawaveWebhookServlet;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.junit.EveryPanelVersion;
import io.remnawave.webhook.testkit.junit.RemnawaveTest;
import io.remnawave.webhook.testkit.junit.WebhookUrl;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.URI;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@RemnawaveTest
class SubscriptionsTest {

    private final Accounts accounts = new Accounts();
    private final Server server = new Server(0);

    @WebhookUrl
    private URI url() {
        return server.getURI().resolve("/remnawave/webhook");
    }

    @BeforeEach
    void start() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(System.getProperty("remnawave.webhook.secret"))
                .register(new Subscriptions(accounts))
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new RemnawaveWebhookServlet(receiver)), "/remnawave/webhook");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void suspendsAnExpiredUser(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
        assertThat(accounts.isSuspended("alice")).isTrue();
    }

    @Test
    void handlesAnEventOnceWhenTheAnswerIsLost(RemnawavePanelEmulator panel) {
        assertThat(panel.emit(userExpired().username("alice"), lostResponse()))
                .wasAccepted()
                .afterAttempts(2);
    }

    @ParameterizedTest
    @EveryPanelVersion
    void understandsEveryPanel(PanelVersion version, RemnawavePanelEmulator panel) {
        panel.switchTo(version);
        assertThat(panel.emit(nodeConnectionLost())).wasAccepted();
    }
}
