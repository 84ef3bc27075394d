package io.remnawave.webhook.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

final class ActuatorTest {

    private static RunningApplication application;

    /** No secret of this application, so that it is known by the name of its variable alone. */
    private static final String OF_ANOTHER_PANEL = "AnotherPanelsSecretAnotherPanelsSecret00";

    private static final String KEY_OF_THE_INBOX = "a2V5IG9mIHRoZSBpbmJveCwgMzIgYnl0ZXMgbG9uZyE=";

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of(
                        "test.with", "actuate,micrometer",
                        "management.endpoints.web.exposure.include", "*",
                        "management.endpoint.env.show-values", "always",
                        "management.endpoint.configprops.show-values", "always",
                        "PANEL_WEBHOOK_SECRET", SignedBody.SECRET,
                        "remnawave.webhook.inbox.encryption-key", KEY_OF_THE_INBOX,
                        "remnawave.webhook.secrets[0].id", "second",
                        "remnawave.webhook.secrets[0].value", SignedBody.SECRET,
                        "REMNAWAVE_WEBHOOK_SECRETS_7_VALUE", OF_ANOTHER_PANEL),
                Listener.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void neverShowsASecretAmongTheEnvironmentAlsoWhereAllValuesAreShown() throws Exception {
        assertThat(get("/actuator/env"))
                .contains("remnawave.webhook.secret", "PANEL_WEBHOOK_SECRET", "\"value\":\"second\"")
                .contains("REMNAWAVE_WEBHOOK_SECRETS_7_VALUE")
                .doesNotContain(SignedBody.SECRET, OF_ANOTHER_PANEL, KEY_OF_THE_INBOX);
        assertThat(get("/actuator/env/remnawave.webhook.secret"))
                .contains("******")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void neverShowsASecretAmongTheConfigurationPropertiesAlsoWhereAllValuesAreShown() throws Exception {
        assertThat(get("/actuator/configprops"))
                .contains("RemnawaveWebhookProperties", "/remnawave/webhook")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void listsTheMappedListenersAndCountsTheOutcomes() throws Exception {
        SignedDelivery delivery = Contexts.userCreated("alice");
        Contexts.deliver(application.context(), delivery);
        Contexts.deliver(application.context(), delivery);

        assertThat(get("/actuator/remnawavewebhook"))
                .contains("\"path\":\"/remnawave/webhook\"")
                .contains(
                        "Listener#hear(UserEvent)\"", "\"events\":[\"user.created\"]", "\"parameters\":[\"UserEvent\"]")
                .contains("\"handled\":1", "\"duplicate\":1", "\"invalid_signature\":0");
    }

    private static String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(application.url(path)).build(), BodyHandlers.ofString())
                .body();
    }

    static class Listener {
        @RemnawaveEventListener(EventNames.USER_CREATED)
        void hear(UserEvent event) {}
    }
}
