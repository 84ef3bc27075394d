package io.remnawave.webhook.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.Faults;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConsoleTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final DevelopedApplication application = new DevelopedApplication();
    private final ConsoleClient client = new ConsoleClient(application.console);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void joinsTheAttemptsAndTheListenersOfADelivery() {
        application.mailIsDown.set(true);
        var first = application.panel.emit(userExpired());
        application.mailIsDown.set(false);
        application.panel.replay(first);

        await().untilAsserted(() -> assertThat(
                        Deliveries.detail(client, "d1").get("attempts").asInt())
                .isEqualTo(2));
        JsonNode delivery = Deliveries.detail(client, "d1");
        assertThat(delivery.get("attemptList").findValuesAsText("status")).containsExactly("500", "200");
        assertThat(delivery.get("calls")).hasSize(3);
        assertThat(delivery.get("calls").get(0).get("stackTrace").asText())
                .contains("java.lang.IllegalStateException: The mail server is down");
        assertThat(delivery.get("calls").get(2).get("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void neverJoinsWhatIsNotVerifiedToWhatIs() {
        SignedDelivery signed = userExpired().sign(application.secret);
        application.panel.emit(signed);
        application.panel.emit(signed.withBody("{\"event\":\"user.expired\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(Deliveries.detail(client, "d1").get("attempts").asInt()).isEqualTo(1);
        assertThat(Deliveries.detail(client, "d2").get("status").asInt()).isEqualTo(401);
    }

    @Test
    void showsAReformattedBodyBesideItsCanonicalForm() {
        application.panel.emit(userExpired(), Faults.reformattedByProxy());

        JsonNode delivery = Deliveries.detail(client, "d1");
        assertThat(delivery.get("cause").asText()).isEqualTo("BODY_REFORMATTED");
        assertThat(delivery.get("raw").asText())
                .isNotEqualTo(delivery.get("canonical").asText());
        assertThat(delivery.get("raw").asText().replaceAll("\\s", ""))
                .isEqualTo(delivery.get("canonical").asText().replaceAll("\\s", ""));
    }

    @Test
    void sendsEveryEventOfEveryReleaseThatHasIt() {
        JsonNode settings = client.get("/api/settings").json();
        int sent = 0;
        for (PanelEvent event : PanelEvent.all()) {
            String release = event.panels().first().toString();
            ConsoleClient.Answer answer =
                    client.post("/api/send", "{\"event\":\"" + event.name() + "\",\"release\":\"" + release + "\"}");
            if (answer.status() == 422) {
                assertThat(answer.json().get("error").asText()).contains("never sent");
                continue;
            }
            assertThat(answer.status()).as(event.name() + answer.body()).isEqualTo(200);
            assertThat(answer.json().get("answers").get(0).asText())
                    .as(event.name())
                    .startsWith("200 ");
            assertThat(answer.json().get("key").asText()).startsWith("d");
            sent++;
        }
        assertThat(sent).isGreaterThan(40);
        assertThat(settings.get("events")).hasSize(PanelEvent.all().size());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsWhatArrivesWhateverGoesWrong(String fault) {
        application.panel.emit(userExpired(), Faults.unsigned()); // is never taken for what is sent

        ConsoleClient.Answer answer = client.post(
                "/api/send", "{\"event\":\"user.expired\",\"release\":\"3.3.2\",\"faults\":[\"" + fault + "\"]}");

        assertThat(answer.json().get("key").asText()).as(answer.body()).matches("d[2-9]");
        JsonNode arrived = client.get(
                        "/api/deliveries/" + answer.json().get("key").asText())
                .json();
        assertThat(answer.json().get("answers").toString())
                .contains(arrived.get("status") + " " + arrived.get("word").asText());
    }

    static Stream<String> faults() {
        return Faults.all().stream().map(Fault::toString);
    }

    @Test
    void saysThatNothingArrivedWhereSomethingElseAnswers() {
        application.console.target(application.url.resolve("/elsewhere"));

        ConsoleClient.Answer answer = client.post("/api/send", "{\"event\":\"user.expired\",\"release\":\"3.3.2\"}");

        assertThat(answer.json().get("answers").get(0).asText()).startsWith("404");
        assertThat(answer.json().get("key").isNull()).isTrue();
    }

    @Test
    void offersEveryReleaseOfThePanel() {
        List<String> releases = MAPPER.convertValue(
                client.get("/api/settings").json().get("releases"), MAPPER.constructType(List.class));

        assertThat(releases)
                .hasSameElementsAs(PanelVersion.known().stream()
                        .map(PanelVersion::toString)
                        .toList())
                .contains("3.4.4", "3.3.2", "2.3.2", "1.6.18", "1.4.8", "1.3.3")
                .first()
                .isEqualTo(PanelVersion.newestKnown().toString());
        for (PanelEvent event : PanelEvent.all()) {
            assertThat(releases).contains(event.panels().first().toString());
            event.panels().last().ifPresent(last -> assertThat(releases).contains(last.toString()));
        }
        for (String release : releases) {
            ConsoleClient.Answer sample = client.get("/api/sample?event=user.modified&release=" + release);
            assertThat(sample.status()).as(release + sample.body()).isEqualTo(200);
        }
    }

    @Test
    void sendsAnyJsonValueInAnyField() throws Exception {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("data.username", "null");
        values.put("data.tag", "[]");
        values.put("data.email", "{\"a\":[1.50,{}]}");
        values.put("data.telegramId", "9007199254740993");
        values.put("data.description", "\"\\r\\n blanks \"");
        values.put("data.hwidDeviceLimit", "true");
        values.put("data.activeInternalSquads", "\"no list\"");
        values.put("data.mine", "\"\"");

        send(values);

        JsonNode sent = MAPPER.readTree(Deliveries.body(client, "d1"));
        for (Map.Entry<String, String> value : values.entrySet()) {
            assertThat(sent.at("/" + value.getKey().replace('.', '/')))
                    .as(value.getKey())
                    .isEqualTo(MAPPER.readTree(value.getValue()));
        }
    }

    @Test
    void offersEveryFieldOfAnEventToBeSet() throws Exception {
        for (String event : List.of("user.expired", "node.modified", "user_hwid_devices.added")) {
            JsonNode sample =
                    client.get("/api/sample?event=" + event + "&release=3.3.2").json();
            List<String> offered = sample.get("fields").findValuesAsText("path");

            byte[] body = fixture(event).panel("3.3.2").body();
            assertThat(offered).as(event).containsExactlyElementsOf(pathsOf("", MAPPER.readTree(body)));
        }
    }

    private static List<String> pathsOf(String path, JsonNode json) {
        List<String> paths = new ArrayList<>();
        if (!path.isEmpty()) {
            paths.add(path);
        }
        if (path.endsWith("rawInbound")) { // holds credentials, and is set as a whole
            return paths;
        }
        json.properties()
                .forEach(member ->
                        paths.addAll(pathsOf(path + (path.isEmpty() ? "" : ".") + member.getKey(), member.getValue())));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            paths.addAll(pathsOf(path + "[" + i + "]", json.get(i)));
        }
        return paths;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "{", "1 2", "[1,]", "'a'", "NaN"})
    void saysWhichFieldIsGivenNoJsonValue(String text) throws Exception {
        ConsoleClient.Answer answer = send(Map.of("data.username", text));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asText()).startsWith("data.username is given no JSON value");
    }

    private ConsoleClient.Answer send(Map<String, String> set) throws JsonProcessingException {
        return client.post(
                "/api/send",
                MAPPER.writeValueAsString(Map.of("event", "user.expired", "release", "3.3.2", "set", set)));
    }

    @Test
    void saysWhatToChangeWhenAnEventCannotBeMade() {
        ConsoleClient.Answer answer =
                client.post("/api/send", "{\"event\":\"torrent_blocker.report\",\"release\":\"2.3.2\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asText()).contains("2.7.0");
    }

    @Test
    void sendsOverHttpNowhereButToTheApplication() {
        application.panel.emit(userExpired());
        Deliveries.only(client);

        client.post("/api/deliveries/d1/again", "{\"mode\":\"new\",\"target\":\"http://127.0.0.1:1/\"}");

        assertThat(Deliveries.detail(client, "d2").get("word").asText()).isEqualTo("handled");
        client.post(
                "/api/send",
                "{\"event\":\"user.expired\",\"release\":\"3.3.2\",\"target\":\"http://127.0.0.1:1/\",\"url\":\"http://127.0.0.1:1/\"}");
        assertThat(Deliveries.detail(client, "d3").get("word").asText()).isEqualTo("handled");
    }

    @Test
    void runsTheListenersThatFailedAlone() {
        application.mailIsDown.set(true);
        application.panel.emit(userExpired());
        Deliveries.only(client);
        application.mailIsDown.set(false);

        ConsoleClient.Answer again = client.post("/api/deliveries/d1/again", "{\"mode\":\"failed\"}");

        assertThat(again.json().get("answers").get(0).asText()).isEqualTo("200 handled");
        assertThat(Deliveries.detail(client, "d1").get("calls")).hasSize(3);
        assertThat(client.post("/api/deliveries/d1/again", "{\"mode\":\"failed\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void showsARepetitionToWhoAsksAsSoonAsItWasSent() {
        application.panel.emit(userExpired());
        Deliveries.only(client);

        for (int attempts = 2; attempts < 10; attempts++) {
            client.post("/api/deliveries/d1/again", "{\"mode\":\"same\"}");

            assertThat(client.get("/api/deliveries/d1").json().get("attempts").asInt())
                    .isEqualTo(attempts);
        }
    }

    @Test
    void aCommandForCurlIsRepeatedByAShellByteForByte() throws Exception {
        application.panel.emit(userExpired().set("data.description", "it's \"quoted\" $HOME `id` \\ \u202e\n; rm"));
        Deliveries.only(client);
        String command =
                client.post("/api/deliveries/d1/curl", "{}").json().get("text").asText();

        // curl stands for a program that writes what it is given.
        Process shell = new ProcessBuilder(
                        "sh", "-c", "curl() { for one in \"$@\"; do printf '%s\\0' \"$one\"; done; }\n" + command)
                .start();
        String[] arguments = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);

        int data = List.of(arguments).indexOf("--data-binary");
        SignedDelivery sent = application.panel.deliveries().get(0).signed();
        assertThat(arguments[data + 1]).isEqualTo(new String(sent.body(), StandardCharsets.UTF_8));
        assertThat(arguments).contains("X-Remnawave-Signature: " + sent.signature(), application.url.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "zsh"})
    void aCommandForCurlTakesABodyThatIsTooLongForAnArgument(String shell) throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
                .as("no " + shell)
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, shell)));
        application.panel.emit(userExpired().set("data.description", "it's 5 \u20ac ".repeat(40_000)));
        Deliveries.only(client);
        byte[] sent = application.panel.deliveries().get(0).signed().body();
        assertThat(sent).hasSizeGreaterThan(256 * 1024);

        // A program is given the arguments of curl, and what curl would send is written.
        Path script = Files.writeString(
                directory.resolve("repeat.sh"),
                "curl() { env true \"$@\" && cat; }\n"
                        + client.post("/api/deliveries/d1/curl", "{}")
                                .json()
                                .get("text")
                                .asText());
        Process process = new ProcessBuilder(shell, script.toString())
                .redirectError(directory.resolve("error").toFile())
                .start();

        assertThat(process.getInputStream().readAllBytes())
                .as(() -> read(directory.resolve("error")))
                .isEqualTo(sent);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCommandForPowerShellHoldsTheDeliveryByteForByte() throws Exception {
        application.panel.emit(userExpired().set("data.description", "it's \u2018quoted\u201b $HOME `n"));
        Deliveries.only(client);

        String command = client.post("/api/deliveries/d1/powershell", "{}")
                .json()
                .get("text")
                .asText();

        SignedDelivery sent = application.panel.deliveries().get(0).signed();
        assertThat(quotedTexts(command))
                .containsExactly(
                        "POST",
                        application.url.toString(),
                        "application/json",
                        "Remnawave",
                        "X-Remnawave-Signature",
                        sent.signature(),
                        "X-Remnawave-Timestamp",
                        sent.headers().get("X-Remnawave-Timestamp"),
                        new String(sent.body(), StandardCharsets.UTF_8));
        assertThat(command).contains("[Text.Encoding]::UTF8.GetBytes(");
    }

    @Test
    void aCommandHoldsBytesThatAreNoText() throws Exception {
        application.panel.emit(userExpired(), Faults.garbage());
        Deliveries.only(client);
        String bytes = Base64.getEncoder()
                .encodeToString(application.panel.deliveries().get(0).signed().body());

        for (String shell : List.of("curl", "powershell")) {
            assertThat(client.post("/api/deliveries/d1/" + shell, "{}")
                            .json()
                            .get("text")
                            .asText())
                    .contains("'" + bytes + "'");
        }
    }

    /** As PowerShell reads them: an apostrophe of any kind ends a text unless it is doubled. */
    private static List<String> quotedTexts(String command) {
        String apostrophe = "['\u2018\u2019\u201a\u201b]";
        return Pattern.compile("'((?:[^'\u2018\u2019\u201a\u201b]|(" + apostrophe + ")\\2)*+)'")
                .matcher(command)
                .results()
                .map(text -> text.group(1).replaceAll("(" + apostrophe + ")\\1", "$1"))
                .toList();
    }

    @Test
    void keepsTwoHundredDeliveriesAndSixteenMegabytes() {
        DeliveryStore store = new DeliveryStore();
        for (int i = 0; i < 1_000; i++) {
            store.add(attempt(i), new byte[1_000], null);
        }
        assertThat(store.size()).isEqualTo(DeliveryStore.MAX_DELIVERIES);

        for (int i = 0; i < 100; i++) {
            store.add(attempt(2_000 + i), new byte[1_000_000], null);
            store.add("%064x".formatted(3_000 + i), new ListenerResult("one", 1, Duration.ZERO, "x".repeat(16_000)));
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(DeliveryStore.MAX_BYTES);
        for (int i = 0; i < 100_000; i++) {
            store.add("%064x".formatted(7), new ListenerResult("one", 1, Duration.ZERO, "x".repeat(16_000)));
            store.add(attempt(8), new byte[1_000], null);
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(DeliveryStore.MAX_BYTES);
    }

    @Test
    void keepsLittleOfADeliveryThatComesAgainAndAgain() {
        DeliveryStore attempts = new DeliveryStore();
        DeliveryStore calls = new DeliveryStore();
        for (int i = 0; i < 10_000; i++) {
            attempts.add(attempt(1), new byte[1_000], null);
            calls.add("%064x".formatted(1), new ListenerResult("one", 1, Duration.ZERO, "x".repeat(16_000)));
        }

        assertThat(attempts.bytes()).isLessThan(100_000);
        assertThat(calls.bytes()).isLessThanOrEqualTo(4_000_000);
    }

    private static Attempt attempt(int number) {
        return new Attempt(
                WebhookResponse.HANDLED,
                null,
                "%064x".formatted(number),
                "user.expired",
                Instant.EPOCH,
                "default",
                Instant.EPOCH,
                Duration.ofMillis(1),
                1_000,
                new RequestCopy("POST", null, true, List.of()));
    }

    @Test
    void tellsTheListenersWithTheirTimes() {
        for (int i = 0; i < 20; i++) {
            application.panel.emit(userExpired());
        }

        await().untilAsserted(() -> assertThat(client.get("/api/listeners")
                        .json()
                        .get("listeners")
                        .get(0)
                        .get("calls")
                        .asInt())
                .isEqualTo(20));
        JsonNode listener = client.get("/api/listeners").json().get("listeners").get(0);
        assertThat(listener.get("p50").asLong())
                .isPositive()
                .isLessThanOrEqualTo(listener.get("p99").asLong());
        assertThat(client.get("/api/listeners").json().get("listeners")).hasSize(3);
    }

    @Test
    void hasNothingToSignWithUntilItIsTold() {
        try (WebhookConsole console = WebhookConsole.builder().start()) {
            ConsoleClient stranger = new ConsoleClient(console);

            ConsoleClient.Answer answer =
                    stranger.post("/api/send", "{\"event\":\"user.expired\",\"release\":\"3.3.2\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("error").asText()).contains("target(...)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        ", http://localhost:81/hooks",
        "'', http://localhost:81/hooks",
        "0.0.0.0, http://localhost:81/hooks",
        "::, http://localhost:81/hooks",
        "127.0.0.2, http://127.0.0.2:81/hooks",
        "::1, http://[::1]:81/hooks",
        "[::1], http://[::1]:81/hooks",
        "no-such-host.invalid, http://no-such-host.invalid:81/hooks"
    })
    void sendsToTheAddressThatAServerIsBoundTo(String address, String target) {
        application.console.target("http", address, 81, "/hooks");

        assertThat(client.get("/api/settings").json().get("target").asText()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/remnawave/webhook", "localhost:8080", "ftp://a/b", "http://a b", "http:///path", "mailto:a"})
    void refusesATargetThatIsNoAddressOfAWebhook(String target) {
        assertThatThrownBy(() -> WebhookConsole.builder().target(target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remnawave.webhook.console.target must be the whole address")
                .hasMessageContaining(target);
    }

    @Test
    void saysWhichPortIsInUse() {
        assertThatThrownBy(() -> WebhookConsole.builder()
                        .port(application.console.port())
                        .start())
                .hasMessageContaining("127.0.0.1:" + application.console.port())
                .hasMessageContaining("remnawave.webhook.console.port");
    }

    @Test
    void leavesNoThreadAndNoPortBehind() {
        WebhookConsole console = WebhookConsole.builder().start();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(application.secret)
                .observer(console.observer())
                .on("*", RemnawaveEvent.class, event -> {})
                .build();
        SignedDelivery signed = userExpired().sign(application.secret);
        receiver.receive(WebhookRequest.of(signed.body(), signed.headers()));
        int port = console.port();

        console.close();
        signed = userExpired().sign(application.secret);

        assertThat(receiver.receive(WebhookRequest.of(signed.body(), signed.headers()))
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
        receiver.close();
    }
}
