package io.remnawave.webhook.testkit.cli;

import static io.remnawave.webhook.testkit.panel.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What a user meets at the terminal, beyond delivering: {@link TestkitCommandTest} has that. */
class CommandLineTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {

        JsonNode json() {
            return CliJson.read(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Run run(String... arguments) {
        return run(Ansi.OFF, arguments);
    }

    private static Run run(Ansi ansi, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = TestkitCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        return new Run(command.execute(arguments), out.toString(), err.toString());
    }

    private static Run emit(ScriptedServer server, String... arguments) {
        return emit(Ansi.OFF, server, arguments);
    }

    private static Run emit(Ansi ansi, ScriptedServer server, String... arguments) {
        List<String> all = new ArrayList<>(List.of("emit", "--to", server.url().toString(), "--secret", SECRET));
        all.addAll(List.of(arguments));
        return run(ansi, all.toArray(String[]::new));
    }

    private String file(byte[] body) throws Exception {
        return Files.write(folder.resolve("body.json"), body).toString();
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version").out())
                .matches("(?s)remnawave-webhook \\d+\\.\\d+\\.\\d+\\S*\\R"
                        + "panels 1\\.3\\.3 to 3\\.4\\.4\\RJava \\d+.*");
    }

    @Test
    void refusesToSetAFieldThatTheEventDoesNotHaveUnlessForced() {
        Run refused = run("show", "user.expired", "--set", "data.usernme=alice");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("user.expired has no data.usernme. Did you mean data.username?", "add --force");

        Run forced = run("show", "user.expired", "--set", "data.usernme=alice", "--force");
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.json().at("/data/usernme").textValue()).isEqualTo("alice");
    }

    @Test
    void setsWhatTheEventHasAsNullAndAppendsToLists() {
        Run run = run(
                "show",
                "user.modified",
                "--variant",
                "nulls",
                "--set",
                "data.tag=VIP",
                "--set",
                "data.activeInternalSquads[0]={\"name\":\"EU\"}");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().at("/data/tag").textValue()).isEqualTo("VIP");
        assertThat(run.json().at("/data/activeInternalSquads/0/name").textValue())
                .isEqualTo("EU");
    }

    @ParameterizedTest
    @CsvSource({
        "show user.exipred, Did you mean user.expired?",
        "show user.exipred, --fault unknownEvent=NAME",
        "decode /, / is a directory",
        "emit user.expired --to http://localhost:99999 --secret $, its port is not 1 to 65535",
        "emit user.expired --to http://alice:word@localhost --secret $, it has a user name",
        "emit user.expired --to http:///hook --secret $, it has no host",
        "sign --secret x --curl localhost:8080 ../pom.xml, it does not begin with http:// or https://",
        "sign --secret x --shell posix ../pom.xml, give --curl a URL",
        "show user.expired --panel 2.9, There is no panel 2.9.0: the nearest releases are 2.8.1 and 3.0.0.",
        "events --panel 1.9, There is no panel 1.9.0: the nearest releases are 1.6.18 and 2.0.0.",
        "emit user.expired --to http://localhost:1 --panel 1.4.2, the nearest releases are 1.4.1 and 1.4.3",
        "emit --to http://localhost:1 --file ../pom.xml, ('<' (code 60))",
        "emit --to http://localhost:1 --file ../pom.xml --panel 2.2, --panel and --variant choose a recorded body",
        "emit --to http://localhost:1 --file ../pom.xml --variant nulls, --panel and --variant choose a recorded body",
        "emit user.expired --to http://localhost:1 --repeat 2 --set timestamp=2026-03-04T05:06:07.089Z, say --at",
        "emit user.expired --to http://localhost:1 --fault oversized=2000000000, oversized takes 1 to",
        "emit user.expired --to http://localhost:1 --fault concurrentDuplicate=2000000000, takes 1 to 1000 copies",
        "emit user.expired --to http://localhost:1 --fault stale=PT999999999999999H, up to a century",
        "emit user.expired --to http://localhost:1 --fault slowBody=PT-1S, up to a century",
        "emit user.expired --to http://localhost:1 --secret $ --repeat 2000000000, --repeat takes 1 to",
        "listen --port 65536, --port takes 0 to 65535",
        "listen --port 0 --console-port -1, --console-port takes 0 to 65535",
        "show user.expired --panel 9.9, Panel 9.9.0 is newer than what this version knows: panels 1.3.3 to 3.4.4",
        "events --panel 9.9, Panel 9.9.0 is newer",
        "emit user.expired --to http://localhost:1 --secret short, this one has 5",
        "emit user.expired --to http://localhost:1 --secret abcdefghijkl-mnopqrstuvwxyz0123456789,"
                + " character 13 of this one is U+002D (HYPHEN-MINUS)",
        "emit user.expired --to http://localhost:1 --fault unsinged, Did you mean unsigned?",
        "emit user.expired --to http://localhost:1 --fault stale=yesterday, An ISO-8601 duration such as PT25H",
        "emit user.expired --to http://localhost:1 --fault lostResponse=0, A whole number from 1 on",
        "emit user.expired --to http://localhost:1 --fault unsigned=1, The fault unsigned takes no value",
    })
    void saysWhatIsWrongWithACall(String call, String message) {
        Run run = run(call.replace("$", SECRET).split(" "));

        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "show user.exipred --json, Did you mean user.expired?",
        "events --json --panel 9.9, Panel 9.9.0 is newer",
        "events --json --unheard-of, --unheard-of",
        "unheard-of --json, unheard-of",
        "--json, --json",
        "sign --json --secret x /, / is a directory",
        "verify --json --secret x --signature 00 /no/such/file, There is no file",
        "decode --json /no/such/file, There is no file",
        "show user.expired --json --pretty, use the one or the other",
        "emit --json --to nonsense --secret $ user.expired, is no URL to deliver to",
        "listen --json --port 65536, --port takes",
    })
    void tellsOfAFailureInJsonWhereJsonIsAskedFor(String call, String message) {
        Run run = run(call.replace("$", SECRET).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.json().at("/error").textValue()).contains(message);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsOfAnUnreachableReceiverInJson() {
        String url = "http://localhost:1/hook";
        Run run = run("emit", "user.expired", "--to", url, "--secret", SECRET, "--no-retry", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().at("/accepted").booleanValue()).isFalse();
        assertThat(run.json().at("/attempts/0/url").textValue()).isEqualTo(url);
        assertThat(run.json().at("/attempts/0/answer").textValue()).contains("no connection to");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void setsFieldsOfABodyOutOfAFile() throws Exception {
        String file = file(RemnawaveFixtures.userExpired().panel("2.2").body());
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            Run run = emit(server, "--file", file, "--set", "data.username=alice");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(server.requests().get(0)).contains("\"username\":\"alice\"");
        }
    }

    @Test
    void neverShowsTheSecretItComplainsAbout() {
        String secret = "s3cr3t_" + "x".repeat(40);

        assertThat(run("emit", "user.expired", "--to", "http://localhost:1", "--secret", secret)
                        .err())
                .contains("U+005F (LOW LINE)")
                .doesNotContain(secret, "s3cr3t");
    }

    @Test
    void knowsPanel34WithTheBodiesOf332() {
        Instant at = Instant.parse("2026-03-04T05:06:07.089Z");
        for (String panel : List.of("3.4", "3.4.0", "3.4.4")) {
            assertThat(run("show", "node.created", "--panel", panel, "--at", at.toString())
                            .out())
                    .isEqualTo(new String(
                            RemnawaveFixtures.nodeCreated()
                                    .panel("3.3.2")
                                    .at(at)
                                    .body(),
                            StandardCharsets.UTF_8));
        }
    }

    @Test
    void givesAnUnknownEventAName() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            assertThat(emit(server, "user.expired", "--fault", "unknownEvent=squad.created")
                            .out())
                    .startsWith("squad.created  200  1 attempt");
            assertThat(server.requests().get(0)).contains("\"event\":\"squad.created\"");
        }
    }

    /** As Docker Compose names them, and as its resolver knows them; here a file stands for the resolver. */
    @Test
    void deliversToAHostWithAnUnderscore() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 remnawave_bot\n");
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            int port = server.url().getPort();
            Process emit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djdk.net.hosts.file=" + hosts,
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestkitCommand.class.getName(),
                            "emit",
                            "user.expired",
                            "--secret",
                            SECRET,
                            "--to",
                            "http://remnawave_bot:" + port + "/hook")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(emit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(emit.waitFor()).as(printed).isZero();
            assertThat(server.requests().get(0)).contains("Host: remnawave_bot:" + port + "\r\n");
        }
    }

    @Test
    void tellsOfRetriesAsTheyHappenAndWhatTheyTook() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(500), status(200))) {
            Run run = emit(server, "user.expired", "--panel", "1.5");

            assertThat(run.err())
                    .startsWith("attempt 1 to " + server.url() + ": 500")
                    .contains(", again in 1 s");
            assertThat(run.out())
                    .containsPattern("user\\.expired  200  2 attempts  1\\d\\d\\d ms, 1000 ms of it between attempts");
        }
    }

    /** What one URL waits for is no time of another. */
    @Test
    void tellsOfEveryUrlItsOwnTriesAndTime() throws Exception {
        try (ScriptedServer good = ScriptedServer.answering(status(200));
                ScriptedServer bad = ScriptedServer.answering(status(500), status(200))) {
            Run run = emit(good, "user.expired", "--to", bad.url().toString());

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).startsWith("attempt 1 to " + bad.url() + ": 500");
            assertThat(run.out().lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .matches("user\\.expired  200  1 attempt  \\d+ ms  delivery \\S+ to "
                                    + Pattern.quote(good.url().toString())))
                    .anySatisfy(line -> assertThat(line)
                            .matches("user\\.expired  200  2 attempts  \\d+ ms, 5000 ms of it between attempts"
                                    + "  delivery \\S+ to "
                                    + Pattern.quote(bad.url().toString())));
        }
    }

    @Test
    void coloursAndDrawsABarOnATerminalAlone() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            Run terminal = emit(Ansi.ON, server, "user.expired", "--repeat", "50");
            Run pipe = emit(server, "user.expired", "--repeat", "50");

            assertThat(terminal.err()).contains("[########", "50/50");
            assertThat(pipe.err()).isEmpty();
            assertThat(emit(Ansi.ON, server, "user.expired").out()).contains("\u001b[");
            assertThat(emit(server, "user.expired").out()).doesNotContain("\u001b[");
        }
    }

    @Test
    void showsTheBytesThatAreSignedAndEndsWithThem() {
        Run run = run("show", "user.expired", "--panel", "2.2", "--at", "2026-03-04T05:06:07.089Z");

        assertThat(run.out())
                .isEqualTo(new String(
                        RemnawaveFixtures.userExpired()
                                .panel("2.2")
                                .at(Instant.parse("2026-03-04T05:06:07.089Z"))
                                .body(),
                        StandardCharsets.UTF_8));
        assertThat(run("show", "user.expired", "--pretty").out()).contains("  \"event\" : \"user.expired\"");
    }

    @Test
    void printsJsonFromEveryCommand() throws Exception {
        byte[] body = RemnawaveFixtures.userExpired().username("alice").body();
        String file = file(body);
        SignedDelivery signed = SignedDelivery.of(body, SECRET);

        assertThat(run("show", "user.expired", "--panel", "2.2", "--json")
                        .json()
                        .at("/panel"))
                .hasToString("\"2.2.6\"");
        assertThat(run("events", "--json").out().lines())
                .hasSize(PanelEvent.all().size())
                .first()
                .isEqualTo("{\"name\":\"user.created\",\"scope\":\"user\",\"firstPanel\":\"1.3.3\",\"lastPanel\":null,"
                        + "\"note\":\"\"}");
        assertThat(run("sign", "--secret", SECRET, "--json", file).json().at("/signature"))
                .hasToString("\"" + signed.signature() + "\"");
        assertThat(run("verify", "--secret", SECRET, "--signature", signed.signature(), "--json", file)
                        .json()
                        .at("/accepted")
                        .booleanValue())
                .isTrue();
        Run rejected = run("verify", "--secret", SECRET, "--signature", "0".repeat(64), "--json", file);
        assertThat(rejected.exitCode()).isEqualTo(1);
        assertThat(rejected.json().at("/reason").textValue()).isNotBlank();
        assertThat(run("decode", "--json", file).out().lines()).hasSize(1);
        assertThat(run("decode", "--json", file("{".getBytes(StandardCharsets.UTF_8)))
                        .json()
                        .at("/error")
                        .textValue())
                .startsWith("not an event");
    }

    @Test
    void writesHalfASurrogatePairAsItsEscape() throws Exception {
        String file = file(RemnawaveFixtures.loginAttemptFailed()
                .username("a\ud800b\ud83e\udd8a")
                .body());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CommandLine command =
                TestkitCommand.commandLine(new TerminalWriter(bytes), new PrintWriter(new StringWriter()));

        assertThat(command.execute("decode", file)).isZero();

        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertThat(printed).contains("\"a\\ud800b\ud83e\udd8a\"");
        assertThat(CliJson.read(bytes.toByteArray())
                        .at("/loginAttempt/username")
                        .textValue())
                .isEqualTo("a\ud800b\ud83e\udd8a");
    }

    /** As the <(...) of a shell. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void readsABodyOutOfAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                Files.write(pipe, RemnawaveFixtures.userExpired().body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Run run = run("decode", "--json", pipe.toString());

        writer.join();
        assertThat(run.json().at("/name").textValue()).isEqualTo("user.expired");
    }

    /** Renames the window, clears it, turns text around, and goes back to the beginning of the line. */
    private static final String HOSTILE = "\u001b]0;pwned\u0007\u001b[2J \u009b1m \u202etxt\u2066 \rok";

    private static final String[] TERMINAL_OBEYS = {"\u001b", "\u0007", "\u009b", "\u202e", "\u2066", "\rok"};

    static Stream<Arguments> hostileAnswers() {
        return Stream.of(
                Arguments.of("HTTP/1.1 401 No\r\n\r\n" + HOSTILE, "401 \\u001b]0;pwned\\u0007\\u001b[2J \\u009b1m"),
                Arguments.of(status(307, "Location: /" + HOSTILE), "the receiver redirects to \"/\\u001b]0;pwned"),
                Arguments.of(
                        "HTTP/1.1 200 OK\r\nContent-Length: " + HOSTILE + "\r\n\r\n", "its length is \"\\u001b]0"));
    }

    @ParameterizedTest
    @MethodSource("hostileAnswers")
    void showsWhatAReceiverSaysWithoutObeyingIt(String answer, String shown) throws Exception {
        String sent = new String(answer.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (ScriptedServer server = ScriptedServer.answering(sent)) {
            assertThat(emit(server, "user.expired", "--no-retry").out())
                    .contains(shown)
                    .doesNotContain(TERMINAL_OBEYS);
            assertThat(emit(server, "user.expired", "--no-retry", "--json").out())
                    .doesNotContain(TERMINAL_OBEYS);
        }
    }

    @Test
    void showsWhatABodySaysWithoutObeyingIt() throws Exception {
        byte[] body = RemnawaveFixtures.userExpired()
                .username(HOSTILE)
                .set("data.\u001b2J\u202e", 1)
                .set("timestamp", HOSTILE)
                .renamed("user." + HOSTILE)
                .body();
        String file = file(body);
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            for (Run run : List.of(
                    run("decode", file),
                    run("decode", "--json", file),
                    run("decode", "--reveal", file),
                    run("sign", "--secret", SECRET, file),
                    run("sign", "--secret", SECRET, "--curl", "http://localhost/x", "--shell", "posix", file),
                    run("sign", "--secret", SECRET, "--curl", "http://localhost/x", "--shell", "powershell", file),
                    emit(server, "--file", file),
                    emit(server, "--file", file, "--set", "data[0]=1"),
                    emit(server, "--file", file(("{\"event\":" + HOSTILE).getBytes(StandardCharsets.UTF_8))))) {
                assertThat(run.out() + run.err()).isNotBlank().doesNotContain(TERMINAL_OBEYS);
            }
        }
        assertThat(CliJson.read(run("decode", file(body)).out().getBytes(StandardCharsets.UTF_8))
                        .at("/user/username")
                        .textValue())
                .as("the JSON says the same")
                .isEqualTo(HOSTILE);
    }

    @Test
    void makesEachRepetitionAnEventOfItsOwn() throws Exception {
        String at = "2026-03-04T05:06:07.999Z";
        try (ScriptedServer server = ScriptedServer.answering(status(200))) {
            Run run = emit(server, "user.expired", "--at", at, "--repeat", "3", "--concurrency", "1", "--json");

            assertThat(run.out().lines())
                    .extracting(line ->
                            CliJson.read(line.getBytes(StandardCharsets.UTF_8)).at("/deliveryId"))
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            assertThat(server.requests())
                    .extracting(request -> request.replaceAll("(?s).*X-Remnawave-Timestamp: (\\S+).*", "$1"))
                    .containsExactly(at, "2026-03-04T05:06:08.000Z", "2026-03-04T05:06:08.001Z");
        }
    }

    @Test
    void quotesForPowerShellByItsRules() throws Exception {
        String file =
                file(RemnawaveFixtures.userExpired().username("o'brien\u2019s").body());

        String command = run("sign", "--secret", SECRET, "--curl", "http://localhost/x", "--shell", "powershell", file)
                .out();

        assertThat(command)
                .startsWith("Invoke-WebRequest -UseBasicParsing -Method Post -Uri 'http://localhost/x' `")
                .contains("-UserAgent 'Remnawave'", "'X-Remnawave-Signature' = '", "UTF8.GetBytes('{")
                .contains("o''brien\u2019\u2019s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign --secret", "verify --signature 00 --secret"})
    void warnsOfASecretThatNoPanelHas(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("too-short", file("{}".getBytes(StandardCharsets.UTF_8))));
        Run run = run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isNotEqualTo(2);
        assertThat(run.err()).startsWith("warning: A panel does not start with").contains("U+002D (HYPHEN-MINUS)");
    }

    @Test
    void completesCommandsEventsAndFaultsInAShell() {
        assertThat(run("generate-completion").out())
                .contains("remnawave-webhook", "emit", "lostResponse", "user.expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emit", "events", "show", "sign", "verify", "decode"})
    void offersJsonEverywhere(String command) {
        assertThat(run(command, "--help").out()).contains("--json");
    }
}
