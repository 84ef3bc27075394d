package io.remnawave.webhook.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.tampered;
import static io.remnawave.webhook.testkit.wiremock.Emission.emit;
import static io.remnawave.webhook.testkit.wiremock.SignedDeliveryMatcher.signedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireMockTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private WireMockServer receiver;
    private WireMockServer panelApi;
    private RemnawavePanelEmulator panel;

    @BeforeEach
    void start() {
        receiver = new WireMockServer(options().dynamicPort());
        receiver.start();
        receiver.stubFor(post("/hook").andMatching(signedBy(SECRET)).willReturn(ok("handled")));
        panel = RemnawavePanelEmulator.builder()
                .url(receiver.url("/hook"))
                .secret(SECRET)
                .build();
        panelApi = new WireMockServer(options().dynamicPort().extensions(new PanelWebhooks(panel)));
        panelApi.start();
    }

    @AfterEach
    void stop() {
        panelApi.stop();
        panel.close();
        receiver.stop();
    }

    private int createUser(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(panelApi.url("/api/users")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private UserEvent receivedEvent() {
        List<LoggedRequest> received = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> receiver.findAll(postRequestedFor(urlEqualTo("/hook"))), requests -> !requests.isEmpty());
        return (UserEvent) EventDecoder.standard().decode(received.get(0).getBody());
    }

    @Test
    void deliversTheEventOfAnApiCallSignedAfterTemplating() throws Exception {
        panelApi.stubFor(post("/api/users")
                .willReturn(okJson("{\"response\":{\"shortUuid\":\"fresh-1\"}}").withStatus(201))
                .withServeEventListener(
                        PanelWebhooks.NAME,
                        emit("user.created")
                                .panel("2.8")
                                .set("data.username", "{{jsonPath request.body '$.username'}}")
                                .set("data.shortUuid", "{{jsonPath response.body '$.response.shortUuid'}}")
                                .set("data.hwidDeviceLimit", 3)));

        assertThat(createUser("{\"username\":\"алиса \\\"quoted\\\"\"}")).isEqualTo(201);

        UserEvent event = receivedEvent();
        assertThat(event.name()).isEqualTo("user.created");
        assertThat(event.user().username()).isEqualTo("алиса \"quoted\"");
        assertThat(event.user().shortUuid()).isEqualTo("fresh-1");
        assertThat(event.user().hwidDeviceLimit()).isEqualTo(3);
        assertThat(event.user().uuid()).as("as panel 2.8 sends it").isNotNull();
        receiver.verify(1, postRequestedFor(urlEqualTo("/hook")).andMatching(signedBy(SECRET)));
    }

    @Test
    void takesTheEmissionFromAStubMappingInJson() throws Exception {
        panelApi.addStubMapping(com.github.tomakehurst.wiremock.stubbing.StubMapping.buildFrom("""
                {"request": {"method": "POST", "url": "/api/users"},
                 "response": {"status": 201},
                 "serveEventListeners": [{"name": "remnawave-webhook", "parameters":
                   {"event": "user.created", "set": {"data.username": "{{jsonPath request.body '$.username'}}"}}}]}
                """));

        assertThat(createUser("{\"username\":\"bob\"}")).isEqualTo(201);

        assertThat(receivedEvent().user().username()).isEqualTo("bob");
    }

    @Test
    void answersTheApiCallEvenWhenTheEventCannotBeMade() throws Exception {
        panelApi.stubFor(post("/api/users")
                .willReturn(created())
                .withServeEventListener(PanelWebhooks.NAME, emit("user.unheard_of")));

        assertThat(createUser("{}")).isEqualTo(201);
        assertThat(panel.deliveries()).isEmpty();
    }

    @Test
    void matchesOnlyWhatTheSecretSigned() {
        EmittedDelivery genuine = panel.emit(userExpired());
        EmittedDelivery forged = panel.emit(userExpired(), tampered());

        assertThat(genuine.accepted()).isTrue();
        assertThat(forged.status()).hasValue(404);
        receiver.verify(1, postRequestedFor(urlEqualTo("/hook")).andMatching(signedBy(SECRET)));
        receiver.verify(0, postRequestedFor(urlEqualTo("/hook")).andMatching(signedBy(SECRET + "x")));
    }
}
