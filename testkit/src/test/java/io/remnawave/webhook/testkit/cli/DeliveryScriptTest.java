package io.remnawave.webhook.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of {@code sign --curl} send what was signed, byte for byte. */
class DeliveryScriptTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** What came of one request. */
    private record Received(byte[] body, String signature) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void startReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                received.add(new Received(
                        exchange.getRequestBody().readAllBytes(),
                        exchange.getRequestHeaders().getFirst("X-Remnawave-Signature")));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
    }

    static Stream<Arguments> bodies() throws IOException {
        Path local = Files.writeString(Files.createTempFile("local", ".txt"), "not to be sent");
        local.toFile().deleteOnExit();
        return Stream.of(
                Arguments.of("with a quote", user("o'brien", 0), "--data-binary '{"),
                Arguments.of("of 200 KB", user("алиса", 200_000), "base64 -d"),
                Arguments.of("of 3 MB", user("alice", 3_000_000), "base64 -d"),
                Arguments.of("of a file's name", bytes("@" + local), "base64 -d"),
                Arguments.of("of many lines", bytes("{\n \"a\" : 1\n}\n"), "--data-binary '{"),
                Arguments.of("with controls", bytes("{\"a\":\"\u0003\u001b[2J\"}\r\n"), "base64 -d"),
                Arguments.of("that is no text", new byte[] {'{', 0, (byte) 0xff, '}'}, "base64 -d"),
                Arguments.of("of nothing", new byte[0], "--data-binary ''"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void deliversABody(String name, byte[] body, String form) throws Exception {
        String command = sign(body, "posix");
        assertThat(command).contains(form);

        // As a file: the whole would be no argument of a command either.
        Process shell = new ProcessBuilder(
                        "sh",
                        Files.writeString(folder.resolve("script"), command).toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = shell.waitFor();
        assumeTrue(exitCode != 127, "curl is not installed: the command it would run is not tried");
        assertThat(exitCode).as(printed).isZero();
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo(body);
            assertThat(SignatureVerifier.of(SECRET)
                            .verify(body, request.signature())
                            .isVerified())
                    .isTrue();
        });
    }

    /** PowerShell takes any text; what is none, or no terminal passes on, it decodes. */
    @Test
    void givesPowerShellTheBytesOfWhatIsNoPlainText() throws IOException {
        assertThat(sign(bytes("@{}"), "powershell")).contains("-Body ([Text.Encoding]::UTF8.GetBytes('@{}'))");
        assertThat(sign(bytes("{\u001b}"), "powershell")).contains("-Body ([Convert]::FromBase64String('ext9'))");
        assertThat(sign(new byte[] {(byte) 0xff}, "powershell"))
                .contains("-Body ([Convert]::FromBase64String('/w=='))");
    }

    private String sign(byte[] body, String shell) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String url = "http://localhost:" + server.getAddress().getPort() + "/hook";
        String file = Files.write(folder.resolve("body"), body).toString();
        int exitCode = TestkitCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("sign", "--secret", SECRET, "--curl", url, "--shell", shell, file);
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString();
    }

    private static byte[] user(String name, int padding) {
        return RemnawaveFixtures.userExpired()
                .username(name)
                .set("data.padding", "x".repeat(padding))
                .body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
