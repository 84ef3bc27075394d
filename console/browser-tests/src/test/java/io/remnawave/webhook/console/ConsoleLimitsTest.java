package io.remnawave.webhook.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger on the same machine, and a page that misbehaves, can make of the console: nothing much. */
class ConsoleLimitsTest {

    private final DevelopedApplication application = new DevelopedApplication();
    private final ConsoleClient client = new ConsoleClient(application.console);
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONSOLE"})
    void knowsNoOtherMethods(String method) {
        for (String path : List.of("/", "/api/settings", "/api/clear", "/nothing")) {
            ConsoleClient.Answer answer = client.request(method, path, "");

            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.head()).containsIgnoringCase("allow: GET").doesNotContainIgnoringCase("access-control-");
        }
        assertThat(client.post("/", "{}").status()).isEqualTo(405);
    }

    @Test
    void answersHeadWithoutABody() {
        ConsoleClient.Answer answer = client.request("HEAD", "/", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.head()).containsIgnoringCase("content-security-policy: default-src 'none'");
    }

    @Test
    void refusesAPreflightFromAnotherOriginByNotAllowingIt() {
        ConsoleClient.Answer answer = client.with("Origin", "http://evil.example")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "x-console-token,content-type")
                .with("Access-Control-Request-Private-Network", "true")
                .request("OPTIONS", "/api/clear", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.head()).doesNotContainIgnoringCase("access-control-");
    }

    @Test
    void takesTwoMegabytesAndNotMore() {
        String padding = "x".repeat(2 * 1024 * 1024 - 20);

        assertThat(client.post("/api/clear", "{\"a\":\"" + padding + "\"}").status())
                .isEqualTo(200);
        assertThat(client.post("/api/clear", "{\"a\":\"" + padding + "x".repeat(40) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "{\"a\":}", "{\"a\":1", "\u0000", "{'a':1}"})
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(client.post("/api/clear", body).status()).isEqualTo(400);
    }

    @Test
    void refusesJsonThatIsNestedWithoutEnd() {
        assertThat(client.post("/api/clear", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")
                        .status())
                .isEqualTo(400);
    }

    /** Each would be a hundred bytes of memory, for a stranger's two. */
    @Test
    void offersTheTextAloneOfABodyOfTooManyValues() {
        byte[] body = Deliveries.manyValues();
        application.panel.emit(userExpired().sign(application.secret).withBody(body));

        JsonNode delivery = Deliveries.detail(client, "d1");
        assertThat(delivery.get("status").asInt()).isEqualTo(401);
        assertThat(delivery.get("hasBody").asBoolean()).isTrue();
        assertThat(delivery.fieldNames())
                .toIterable()
                .doesNotContain("raw", "masked", "unknown", "canonical", "decoded", "malformed");
        assertThat(client.get("/api/deliveries/d1").body()).hasSizeLessThan(10_000);
        assertThat(Deliveries.body(client, "d1")).isEqualTo(new String(body, StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/inbox?state=lost", "/api/sample?event=none&release=1"})
    void saysWhatIsWrongWithAQuestionInWordsAlone(String path) {
        ConsoleClient.Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("Exception", "java.", "io.remnawave", "enum constant");
    }

    @Test
    void holdsSixteenStreamsAtMostAndTakesTheNextOnceOneHasLeft() throws IOException {
        for (int i = 0; i < 16; i++) {
            assertThat(firstLine(changes())).isEqualTo("HTTP/1.1 200 OK");
        }
        Socket refused = changes();
        assertThat(firstLine(refused)).startsWith("HTTP/1.1 503");
        assertThat(readToTheEnd(refused)).contains("16 pages are open");
        assertThat(client.get("/api/settings").status()).isEqualTo(200);

        open.get(0).close();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(firstLine(changes())).isEqualTo("HTTP/1.1 200 OK"));
    }

    /** As many as the console has threads, and more: each of them would hold one for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1\r\nHost: ",
                "GET / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 100000\r\n\r\nx",
                "POST /api/clear HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 100000\r\n\r\nx"
            })
    void goesOnBesideSendersThatNeverEnd(String beginning) throws IOException {
        for (int i = 0; i < 80; i++) {
            Socket socket = new Socket("127.0.0.1", application.console.port());
            open.add(socket);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        }

        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                client.withTimeout(1_000).get("/api/settings").status())
                        .isEqualTo(200));
    }

    @Test
    void endsAWriteWhoseBodyNeverEnds() throws IOException {
        Socket socket = new Socket("127.0.0.1", application.console.port());
        open.add(socket);
        socket.setSoTimeout(15_000);
        socket.getOutputStream()
                .write(client.head("POST", "/api/clear", 100_000).getBytes(StandardCharsets.US_ASCII));

        assertThat(readToTheEnd(socket)).doesNotContain("200 OK");
    }

    @Test
    void letsAWriteTakeItsTimeOnceItIsRead() {
        application.slowness.set(ReadDeadline.MILLIS + 1_500);

        ConsoleClient.Answer answer = client.post("/api/send", "{\"event\":\"user.expired\",\"release\":\"3.3.2\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("answers").get(0).asText()).isEqualTo("200 handled");
    }

    @Test
    void aStreamOutlivesTheDeadlineOfRequests() throws Exception {
        Socket socket = changes();
        firstLine(socket);
        Thread.sleep(ReadDeadline.MILLIS + 1_000);

        application.panel.emit(userExpired().username("late"));

        StringBuilder seen = new StringBuilder();
        await().ignoreExceptions().untilAsserted(() -> {
            byte[] chunk = new byte[8192];
            int length = socket.getInputStream().read(chunk);
            seen.append(new String(chunk, 0, Math.max(0, length), StandardCharsets.UTF_8));
            assertThat(seen).contains("\"subject\":\"late\"");
        });
    }

    private Socket changes() throws IOException {
        Socket socket = new Socket("127.0.0.1", application.console.port());
        open.add(socket);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(client.head("GET", "/api/changes", 0).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String readToTheEnd(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) { // is an end as well
            return "";
        }
    }
}
