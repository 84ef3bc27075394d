package io.remnawave.webhook.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestkitCommandTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final List<RemnawaveEvent> handled = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String url;

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void startReceiver() throws IOException {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .on("*", RemnawaveEvent.class, handled::add)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", exchange -> {
            WebhookResponse response = receiver.receive(
                    WebhookRequest.of(exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders()));
            byte[] word = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), word.length);
            exchange.getResponseBody().write(word);
            exchange.close();
        });
        server.start();
        url = "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = TestkitCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private Run emit(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("emit", "--to", url, "--secret", SECRET));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private Path file(byte[] body) throws IOException {
        return Files.write(folder.resolve("body.json"), body);
    }

    @Test
    void emitsAnEventWithFieldsSet() {
        Run run = emit("user.expired", "--set", "data.username=алиса", "--set", "data.hwidDeviceLimit=7");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("(?s)user\\.expired  200  1 attempt  \\d+ ms  delivery [0-9a-f]{4}…[0-9a-f]{2}\\R");
        assertThat(handled).singleElement().isInstanceOfSatisfying(UserEvent.class, event -> {
            assertThat(event.user().username()).isEqualTo("алиса");
            assertThat(event.user().hwidDeviceLimit()).isEqualTo(7);
        });
    }

    @Test
    void keepsTextTextWhereANumberIsSet() {
        assertThat(emit(
                                "user.expired",
                                "--panel",
                                "2.2",
                                "--set",
                                "data.username=007",
                                "--set",
                                "data.usedTrafficBytes=5")
                        .exitCode())
                .isZero();
        assertThat(handled).singleElement().isInstanceOfSatisfying(UserEvent.class, event -> {
            assertThat(event.user().username()).isEqualTo("007");
            assertThat(event.user().traffic().used()).isEqualTo(5);
            assertThat(event.data()).containsEntry("usedTrafficBytes", "5");
        });
    }

    @Test
    void emitsAFileUnderTheTimestampOfNow() throws IOException {
        byte[] old = RemnawaveFixtures.nodeCreated()
                .panel("2.3.2")
                .at(java.time.Instant.parse("2025-01-01T00:00:00Z"))
                .body();

        assertThat(emit("--file", file(old).toString()).exitCode()).isZero();
        assertThat(emit("node.deleted", "--file", file(old).toString()).exitCode())
                .isZero();
        assertThat(handled).extracting(RemnawaveEvent::name).containsExactly("node.created", "node.deleted");
    }

    @Test
    void endsWithOneWhenADeliveryIsNotAccepted() {
        Run run = emit("user.expired", "--fault", "wrongSecret", "--no-retry");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("401", "not accepted: 401 invalid signature");
        assertThat(handled).isEmpty();
    }

    @Test
    void summarisesMany() {
        Run run = emit("user.expired", "--repeat", "300", "--concurrency", "20", "--no-retry");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("300 deliveries", "300 accepted, 0 not", "latency");
        assertThat(run.err()).as("no bar where there is no terminal").isEmpty();
        assertThat(handled).hasSize(300);
    }

    @Test
    void printsJsonForMachines() {
        Run run = emit("user.expired", "--json");

        assertThat(run.out()).contains("\"accepted\":true", "\"status\":200", "\"answer\":\"handled\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emit --to http://localhost:1 --secret " + SECRET,
                "emit user.expird --to http://localhost:1 --secret " + SECRET,
                "emit user.expired --secret " + SECRET,
                "emit user.expired --to nonsense --secret " + SECRET,
                "emit user.expired --to http://localhost:1 --secret " + SECRET + " --fault gravity",
                "emit user.expired --to http://localhost:1 --secret " + SECRET + " --panel 0.9",
                "emit user.expired --to http://localhost:1 --secret " + SECRET + " --set username",
                "emit user.expired --to http://localhost:1 --secret " + SECRET + " --at yesterday",
                "emit user.expired --to http://localhost:1 --secret " + SECRET + " --repeat 0",
                "verify --secret " + SECRET,
                "decode /no/such/file",
                "events --panel nine",
                "unheard-of",
                ""
            })
    void endsWithTwoWhenTheCallCannotBeUnderstood(String call) {
        Run run = run(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "emit", "events", "show", "sign", "verify", "decode"})
    void explainsEveryCommand(String command) {
        Run run = command.isEmpty() ? run("--help") : run(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: remnawave-webhook", "Exit codes:");
    }

    @Test
    void listsTheEventsOfARelease() {
        assertThat(run("events").out().lines()).hasSize(EventNames.all().size());
        assertThat(run("events", "--panel", "1.3.3").out())
                .contains("user.expired")
                .doesNotContain("user.expiration", "crm.");
        assertThat(run("events", "--panel", "2.8").out())
                .contains("user.expiration")
                .doesNotContain("user.expires_in_72_hours");
    }

    @Test
    void signsWhatItThenVerifies() throws IOException {
        byte[] body = RemnawaveFixtures.userExpired().body();
        SignedDelivery signed = SignedDelivery.of(body, SECRET);
        String file = file(body).toString();

        Run headers = run("sign", "--secret", SECRET, file);
        assertThat(headers.out().lines())
                .containsExactly(
                        "X-Remnawave-Signature: " + signed.signature(),
                        "X-Remnawave-Timestamp: " + signed.headers().get("X-Remnawave-Timestamp"));

        Run verified = run("verify", "--secret", SECRET, "--signature", signed.signature(), file);
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).startsWith("accepted");
    }

    @Test
    void explainsARejection() throws IOException {
        byte[] body = RemnawaveFixtures.userExpired().body();
        String signature = SignedDelivery.of(body, SECRET).signature();
        String pretty = new String(body, StandardCharsets.UTF_8).replace(",\"", ", \"");

        Run run = run(
                "verify",
                "--secret",
                SECRET,
                "--signature",
                signature,
                file(pretty.getBytes(StandardCharsets.UTF_8)).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("rejected: the body was re-formatted on its way; its compact form carries");
    }

    @Test
    void decodesWithSensitiveValuesMaskedUnlessRevealed() throws IOException {
        String file = file(RemnawaveFixtures.userExpired()
                        .set("data.trojanPassword", "s3cr3t-value")
                        .body())
                .toString();

        Run masked = run("decode", file);
        assertThat(masked.exitCode()).isZero();
        assertThat(masked.out())
                .contains("\"trojanPassword\" : \"****\"", "\"name\" : \"user.expired\"", "\"missingFields\" : [ ]")
                .doesNotContain("s3cr3t-value");
        assertThat(run("decode", "--reveal", file).out()).contains("s3cr3t-value");
    }

    @Test
    void revealsWhatIsSensitiveWhereverItIs() throws IOException {
        String file = file(RemnawaveFixtures.nodeModified()
                        .set(
                                "data.configProfile.activeInbounds[0].rawInbound",
                                Map.of("streamSettings", Map.of("privateKey", "k3y")))
                        .body())
                .toString();

        assertThat(run("decode", file).out())
                .contains("\"rawInbound\" : \"****\"")
                .doesNotContain("k3y");
        assertThat(run("decode", "--reveal", file).out()).contains("\"privateKey\" : \"k3y\"");
    }

    @Test
    void saysWhyABodyIsNoEvent() throws IOException {
        Run run = run(
                "decode", file("{\"event\":".getBytes(StandardCharsets.UTF_8)).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("not an event: ");
    }
}
