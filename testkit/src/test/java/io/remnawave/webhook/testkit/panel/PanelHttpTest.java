package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThatThrownBy;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.ScriptedServer.status;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.internal.Authority;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an emulated panel puts on the wire, and what it makes of the answers. */
class PanelHttpTest {

    @Test
    void sendsTheHeadersOfThePanelAndItsClient() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            byte[] body = delivery.signed().body();
            String timestamp = new String(body, StandardCharsets.UTF_8)
                    .split("\"timestamp\":\"")[1]
                    .split("\"")[0];
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request)
                        .startsWith("POST /remnawave/webhook HTTP/1.1\r\n")
                        .endsWith("\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
                assertThat(request.split("\r\n\r\n", 2)[0].split("\r\n"))
                        .contains(
                                "Accept: application/json, text/plain, */*",
                                "Content-Type: application/json",
                                "X-Remnawave-Signature: " + delivery.id(),
                                "X-Remnawave-Timestamp: " + timestamp,
                                "User-Agent: Remnawave",
                                "Content-Length: " + body.length,
                                "Accept-Encoding: gzip, compress, deflate, br",
                                "Host: localhost:" + server.url().getPort());
            });
        }
    }

    @Test
    void tellsTheLengthWhateverBecomesOfItsUserAgent() throws IOException {
        SignedDelivery signed = userExpired().sign(PanelSecret.random());
        try (ScriptedServer server = ScriptedServer.answering(status(200), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            panel.emit(signed.withHeader("user-agent", "curl"));
            panel.emit(signed.withHeader("User-Agent", null));

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request).containsOnlyOnce("Content-Length: " + signed.body().length + "\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void followsARedirectWithAGetThatHasNoBodyAndTakesItsAnswerAsDelivered(int redirect) throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.answering(status(redirect, "Location: /elsewhere?x=1"), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasAccepted().afterAttempts(1);
            assertThat(delivery.attempts().get(0))
                    .hasToString("200 (redirected to GET " + server.url("/elsewhere?x=1") + ")");
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1))
                    .startsWith("GET /elsewhere?x=1 HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n")
                    .contains("X-Remnawave-Signature: ")
                    .doesNotContainIgnoringCase("content-");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void repeatsThePostWhereARedirectKeepsIt(int redirect) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(redirect, "Location: /elsewhere"), status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasAccepted().afterAttempts(1);
            assertThat(server.requests().get(1))
                    .startsWith("POST /elsewhere HTTP/1.1\r\n")
                    .endsWith(new String(delivery.signed().body(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void followsARedirectToAnotherServer() throws IOException {
        try (ScriptedServer target = ScriptedServer.answering(status(204));
                ScriptedServer server = ScriptedServer.answering(status(308, "Location: " + target.url("/there")));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasAccepted();

            assertThat(target.requests()).singleElement().asString().startsWith("POST /there HTTP/1.1\r\n");
        }
    }

    @Test
    void follows21Redirects() throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer(request -> request <= 21 ? status(307, "Location: /again") : status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasAccepted().afterAttempts(1);
        }
    }

    @Test
    void failsAtThe22ndRedirect() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> status(307, "Location: /again"));
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(server.url())
                        .noRetry()
                        .build()) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasNotAnswered();
            assertThat(delivery.attempts().get(0).answer()).isEqualTo("more than 21 redirects");
            assertThat(server.requests()).hasSize(22);
        }
    }

    @Test
    void takesARedirectWithoutALocationAsAFailure() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(302));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasRejectedWith(302).afterAttempts(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:somebody", "http://[", "ftp://localhost/"})
    void takesARedirectToWhatIsNoUrlAsAFailure(String location) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(307, "Location: " + location));
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasNotAnswered().afterAttempts(4);
            assertThat(delivery.attempts().get(0).answer())
                    .isEqualTo("the receiver redirects to \"" + location + "\", which is no URL");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void takesAny2xxAsDelivered(int status) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(status(status));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasAccepted().afterAttempts(1);
        }
    }

    @Test
    void readsTheAnswerBehindAnInterimOne() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 100 Continue\r\n\r\n" + status(200));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasAccepted();
        }
    }

    @Test
    void readsAnAnswerInChunks() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(
                        "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nfail\r\n2\r\ned\r\n0\r\n\r\n");
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasRejectedWith(500);
            assertThat(delivery.attempts().get(0)).hasToString("500 failed");
        }
    }

    @Test
    void readsAnAnswerThatEndsWithItsConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.0 400 No\r\n\r\nnot this");
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired()).attempts().get(0)).hasToString("400 not this");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200"
            })
    void takesABrokenAnswerAsAFailure(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer);
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired())).wasNotAnswered().afterAttempts(4);
        }
    }

    @Test
    void takesAHangUpAsAFailure() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> null);
                RemnawavePanelEmulator panel = panel(server)) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasNotAnswered().afterAttempts(4);
            assertThat(delivery.attempts().get(0)).hasToString("no answer (the connection ended without an answer)");
        }
    }

    @Test
    void takesAPortWhereNothingListensAsAFailure() throws IOException {
        URI nowhere;
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            nowhere = server.url();
        }
        try (RemnawavePanelEmulator panel =
                RemnawavePanelEmulator.builder().url(nowhere).build()) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasNotAnswered().afterAttempts(4);
            assertThat(delivery.attempts().get(0).answer()).startsWith("no connection to localhost:");
        }
    }

    @Test
    void takesAnUnknownHostAsAFailure() {
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                .url("http://panel.invalid/remnawave/webhook")
                .build()) {
            EmittedDelivery delivery = panel.emit(userExpired());

            assertThat(delivery).wasNotAnswered();
            assertThat(delivery.attempts().get(0).answer()).isEqualTo("there is no host panel.invalid");
        }
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() throws IOException {
        CountDownLatch givenUp = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(request -> {
                    await(givenUp);
                    return null;
                });
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(server.url())
                        .timeout(Duration.ofMillis(200))
                        .noRetry()
                        .build()) {
            EmittedDelivery delivery = panel.emit(userExpired());
            givenUp.countDown();

            assertThat(delivery).wasNotAnswered();
            assertThat(delivery.attempts().get(0).answer())
                    .isEqualTo("the receiver took longer than the 200 ms that the emulator waits; a panel would still"
                            + " wait");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080/remnawave/webhook, it does not begin with http:// or https://",
        "ftp://localhost/, it does not begin with http:// or https://",
        "/remnawave/webhook, it does not begin with http:// or https://",
        "http:///x, it has no host",
        "http://bot:http/x, something else than a port",
        "http://bot:99999/x, its port is not 1 to 65535",
        "http://remnawave_bot:0/x, its port is not 1 to 65535",
        "http://a bot/x, Illegal character in authority",
        "http://[::1/x, Expected closing bracket",
        "http://alice:s3cr3t@bot/x, it has a user name",
        "http://alice:s3cr3t@a bot/x, Illegal character in authority",
    })
    void refusesWhatIsNoUrlAndSaysWhy(String url, String reason) {
        assertThatThrownBy(() -> RemnawavePanelEmulator.builder().url(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Write it in full, e.g. http://localhost:8080/remnawave/webhook")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void takesARedirectToAnImpossiblePortForAFailureOfThatTry() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(307, "Location: http://localhost:99999/"));
                RemnawavePanelEmulator panel = panel(server)) {
            assertThat(panel.emit(userExpired()).attempts())
                    .hasSize(4)
                    .extracting(Attempt::answer)
                    .containsOnly("the receiver redirects to \"http://localhost:99999/\", which is no URL");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://remnawave_bot:8080/x, remnawave_bot, 8080, remnawave_bot:8080",
        "http://bot/x, bot, -1, bot",
        "http://user:word@my_bot/x, my_bot, -1, my_bot",
        "http://[::1]:8080/x, ::1, 8080, [::1]:8080",
        "http://127.0.0.1/x, 127.0.0.1, -1, 127.0.0.1",
    })
    void readsTheHostOfAUrlAsAPanelDoes(String url, String host, int port, String header) {
        assertThat(Authority.of(URI.create(url))).isEqualTo(new Authority(host, port, header));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RemnawavePanelEmulator panel(ScriptedServer server) {
        return RemnawavePanelEmulator.builder().url(server.url()).build();
    }
}
