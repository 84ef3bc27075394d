package io.remnawave.webhook.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.MapPropertySource;

final class ActuatorTest {

    private static RunningApplication application;

    /** No secret of this application, so that it is known by the name of its variable alone. */
    private static final String OF_ANOTHER_PANEL = "AnotherPanelsSecretAnotherPanelsSecret00";

    private static final String KEY_OF_THE_INBOX = "a2V5IG9mIHRoZSBpbmJveCwgMzIgYnl0ZXMgbG9uZyE=";

    private static final List<String> SPELLINGS_OF_SECRETS = List.of(
            "REMNAWAVE_WEBHOOK_SECRET",
            "remnawave.webhook.SECRET",
            "remnawave_webhook_secret",
            "REMNAWAVE_WEBHOOK_SECRETS_7_VALUE",
            "remnawave.webhook.secrets[1].Value",
            "remnawave.webhook.secrets.2.value",
            "REMNAWAVE_WEBHOOK_INBOX_ENCRYPTIONKEY",
            "REMNAWAVE_WEBHOOK_INBOX_ENCRYPTION_KEY",
            "remnawave.webhook.inbox.encryptionKey",
            "remnawave.webhook.inbox.encryption_key",
            "Remnawave.Webhook.Inbox.Encryption-Key");

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
                        "PANEL_INBOX", KEY_OF_THE_INBOX,
                        "remnawave.webhook.inbox.encryption-key", "${PANEL_INBOX}",
                        "remnawave.webhook.secrets[0].id", "second",
                        "remnawave.webhook.secrets[0].value", SignedBody.SECRET),
                Listener.class);
        application.context().getEnvironment().getPropertySources().addLast(spellings());
    }

    /** Of values that this application has not bound, so that the names alone tell. */
    private static MapPropertySource spellings() {
        Map<String, Object> spellings = new HashMap<>();
        SPELLINGS_OF_SECRETS.forEach(name -> spellings.put(name, OF_ANOTHER_PANEL));
        return new MapPropertySource("spellings", spellings);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void neverShowsASecretAmongTheEnvironmentAlsoWhereAllValuesAreShown() throws Exception {
        assertThat(get("/actuator/env"))
                .contains("remnawave.webhook.secret", "PANEL_WEBHOOK_SECRET", "\"value\":\"second\"")
                .contains("REMNAWAVE_WEBHOOK_SECRETS_7_VALUE", "remnawave.webhook.inbox.encryption-key", "PANEL_INBOX")
                .doesNotContain(SignedBody.SECRET, OF_ANOTHER_PANEL, KEY_OF_THE_INBOX);
        assertThat(get("/actuator/env/remnawave.webhook.secret"))
                .contains("******")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void knowsASecretByEachSpellingOfItsName() throws Exception {
        for (String name : SPELLINGS_OF_SECRETS) {
            assertThat(get("/actuator/env/" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                    .as(name)
                    .contains("******")
                    .doesNotContain(OF_ANOTHER_PANEL);
        }
    }

    @Test
    void neverShowsASecretAmongTheConfigurationPropertiesAlsoWhereAllValuesAreShown() throws Exception {
        assertThat(get("/actuator/configprops"))
                .contains("RemnawaveWebhookProperties", "/remnawave/webhook")
                .doesNotContain(SignedBody.SECRET);
    }

    @Test
    void neverShowsTheKeyOfTheInboxAmongTheConfigurationProperties() throws Exception {
        try (RunningApplication withInbox = RunningApplication.start(
                WebApplicationType.SERVLET,
                Map.of(
                        "test.with", "actuate,jdbc",
                        "management.endpoints.web.exposure.include", "configprops",
                        "management.endpoint.configprops.show-values", "always",
                        "spring.datasource.url", "jdbc:h2:mem:actuator;DB_CLOSE_DELAY=-1",
                        "remnawave.webhook.inbox.enabled", "true",
                        "remnawave.webhook.inbox.encryption_key", KEY_OF_THE_INBOX))) {
            assertThat(get(withInbox, "/actuator/configprops"))
                    .contains("RemnawaveWebhookInboxProperties", "\"encryptionKey\"")
                    .doesNotContain(KEY_OF_THE_INBOX);
        }
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
        return get(application, path);
    }

    private static String get(RunningApplication application, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(application.url(path)).build(), BodyHandlers.ofString())
                .body();
    }

    static class Listener {
        @RemnawaveEventListener(EventNames.USER_CREATED)
        void hear(UserEvent event) {}
    }
}
