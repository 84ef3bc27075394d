package io.remnawave.webhook.testkit.cli;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Thread command = new Thread();

    @AfterEach
    void end() throws InterruptedException {
        command.interrupt();
        command.join(10_000);
        assertThat(command.isAlive()).isFalse();
    }

    private JsonNode listen(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"listen", "--port", "0", "--json"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        command = new Thread(() -> TestkitCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(arguments));
        command.start();
        await().untilAsserted(
                        () -> assertThat(out.toString()).as(err.toString()).contains("\n"));
        return CliJson.read(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesWhatAPanelSendsAndShowsIt() throws Exception {
        String secret = PanelSecret.random();
        JsonNode started = listen("--secret", secret);
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                .url(started.get("url").asText())
                .secret(secret)
                .build()) {
            EmittedDelivery delivery = panel.emit(userExpired().username("alice"));

            assertThat(delivery.accepted()).as(delivery.toString()).isTrue();
        }
        assertThat(started.get("secret").isNull()).isTrue();
        URI console = URI.create(started.get("console").asText());
        await().untilAsserted(() -> assertThat(ask(console, "/api/deliveries/d1"))
                .contains("\"event\":\"user.expired\"", "\"subject\":\"alice\"", "\"from\":\""));
        assertThat(ask(console, "/api/settings")).contains(started.get("url").asText(), "\"events\":[");
    }

    @Test
    void takesADeliveryWhileMoreSendersStallThanAPoolWouldHaveThreads() throws Exception {
        URI url = URI.create(listen("--secret", SignedBody.SECRET).get("url").asText());
        List<RawHttp> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 70; i++) {
                connections.add(new RawHttp(url).stall(SignedBody.of("sender" + i)));
                RawHttp headAlone = new RawHttp(url);
                headAlone.send("POST / HT".getBytes(StandardCharsets.US_ASCII));
                connections.add(headAlone);
            }
            RawHttp panel = new RawHttp(url);
            connections.add(panel);

            assertThat(panel.deliver(SignedBody.of("alice")).answer().status()).isEqualTo(200);
        } finally {
            for (RawHttp connection : connections) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "X", "/below"})
    void answers404BesideItsPathAndNamesTheRightOneOnce(String more) throws Exception {
        URI url = URI.create(listen("--secret", SignedBody.SECRET).get("url").asText());
        URI wrong = URI.create(url + more);

        for (int i = 0; i < 3; i++) {
            try (RawHttp panel = new RawHttp(wrong)) {
                assertThat(panel.deliver(SignedBody.of("alice")).answer().status())
                        .isEqualTo(404);
            }
        }
        assertThat(err.toString().lines()).containsExactly("404 for " + wrong.getPath() + ": deliveries go to " + url);
    }

    @Test
    void saysWhatItsJsonHas() {
        JsonNode started = listen("--secret", SignedBody.SECRET);
        String help = TestkitCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                .getSubcommands()
                .get("listen")
                .getUsageMessage();

        assertThat(started.fieldNames())
                .toIterable()
                .allSatisfy(
                        name -> assertThat(help).containsPattern("(?s)--json +Print a JSON object: [^.]*\\b" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen --port", "listen --port 0 --console-port"})
    void saysWhichPortIsInUse(String call) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<String> arguments = new ArrayList<>(List.of(call.split(" ")));
            arguments.add(Integer.toString(busy.getLocalPort()));
            int exitCode = TestkitCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                    .execute(arguments.toArray(String[]::new));

            assertThat(exitCode).isEqualTo(2);
            assertThat(err.toString())
                    .matches("(?s)--(console-)?port " + busy.getLocalPort() + " cannot be used: .*")
                    .endsWith("Give another port, or 0 for a free one." + System.lineSeparator());
        }
    }

    @Test
    void tellsOfASecretThatNoPanelTakes() {
        listen("--secret", "too-short");

        await().untilAsserted(() -> assertThat(err.toString()).startsWith("warning: A panel does not start with"));
    }

    @Test
    void makesASecretWhereThereIsNone() {
        JsonNode started = listen();
        // An environment that has one is as good.
        if (System.getenv("REMNAWAVE_WEBHOOK_SECRET") == null) {
            assertThat(PanelSecret.check(started.get("secret").asText())).hasSize(64);
        }
    }

    private static String ask(URI console, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve(path))
                                .header("X-Console-Token", console.getFragment().substring("token=".length()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
