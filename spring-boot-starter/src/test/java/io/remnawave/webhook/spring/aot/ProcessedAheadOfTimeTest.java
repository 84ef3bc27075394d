package io.remnawave.webhook.spring.aot;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does what {@code spring-boot:process-aot} does with an application that has every feature, and starts what came of it. In
 * the JVM: a native image would need GraalVM.
 */
final class ProcessedAheadOfTimeTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** What an application on one stack does not have of the other, and what the tests alone need. */
    private static final Map<String, Pattern> ELSEWHERE = Map.of(
            "servlet",
                    Pattern.compile(
                            "(spring-(boot-)?(starter-)?webflux|reactor-netty|spring-boot-reactor-netty|spring-modulith).*"),
            "reactive",
                    Pattern.compile(
                            "(spring-(boot-)?(starter-)?webmvc|tomcat-embed|spring-boot-(starter-)?tomcat|spring-modulith).*"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void takesDeliveries(String stack) throws Exception {
        List<String> arguments = List.of(
                "--test.with=actuate,micrometer,security,jdbc",
                "--spring.main.web-application-type=" + stack,
                "--server.port=0",
                "--management.endpoints.web.exposure.include=*",
                "--remnawave.webhook.secret=" + SECRET,
                "--remnawave.webhook.publish-application-events=true",
                "--remnawave.webhook.inbox.enabled=true",
                "--remnawave.webhook.console.enabled=true");
        String classPath = classPath(ELSEWHERE.get(stack));
        Path classes = process(classPath, arguments);

        Path output = folder.resolve("output");
        Process application = java(
                        output,
                        Stream.concat(
                                        Stream.of(
                                                "-Dspring.aot.enabled=true",
                                                "-cp",
                                                classes + File.pathSeparator + classPath,
                                                EveryFeatureApplication.class.getName()),
                                        arguments.stream())
                                .toList())
                .start();
        try {
            String port = printed(application, output, "ready at port (\\d+)");
            URI console = URI.create(printed(application, output, "(http://127\\.0\\.0\\.1:\\d+/\\S*)"));
            try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                    .url(URI.create("http://localhost:" + port + "/remnawave/webhook"))
                    .secret(SECRET)
                    .build()) {
                assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
                assertThat(panel.emit(fixture("""
                                {"scope":"abuse_blocker","event":"abuse_blocker.report","timestamp":"%s",
                                "data":{"backendAction":"block","strike":{"level":2}}}""".formatted(Instant.now()).getBytes(StandardCharsets.UTF_8))))
                        .wasAccepted();
            }

            assertThat(printed(application, output, "(listener alice)")).isNotEmpty();
            assertThat(printed(application, output, "(hidden alice)")).isNotEmpty();
            assertThat(printed(application, output, "(published alice)")).isNotEmpty();
            assertThat(printed(application, output, "(report block 2)")).isNotEmpty();
            assertThat(Files.readString(output))
                    .contains("Starting AOT-processed EveryFeatureApplication")
                    .doesNotContain("idle bean made");
            assertThat(status(console)).isEqualTo(200);
            assertThat(status(URI.create("http://localhost:" + port + "/actuator/remnawavewebhook")))
                    .isEqualTo(200);
            assertThat(status(URI.create("http://localhost:" + port + "/actuator/health")))
                    .isEqualTo(200);
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    /** Returns the folder with the generated classes and resources. */
    private Path process(String classPath, List<String> arguments) throws Exception {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        Path output = folder.resolve("processing");
        int result = java(
                        output,
                        Stream.concat(
                                        Stream.of(
                                                "-cp",
                                                classPath,
                                                "org.springframework.boot.SpringApplicationAotProcessor",
                                                EveryFeatureApplication.class.getName(),
                                                sources.toString(),
                                                classes.toString(),
                                                classes.toString(),
                                                "com.example",
                                                "application"),
                                        arguments.stream())
                                .toList())
                .start()
                .waitFor();
        assertThat(result).as(() -> read(output)).isZero();
        assertThat(read(output)).doesNotContain("idle bean made");

        List<String> compiler =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> generated = Files.walk(sources)) {
            generated.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compiler::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, compiler.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private static String classPath(Pattern elsewhere) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !elsewhere
                        .matcher(Path.of(entry).getFileName().toString())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** By a file of arguments: the class path is longer than a command may be on Windows. */
    private ProcessBuilder java(Path output, List<String> arguments) throws IOException {
        Path file = Files.write(
                folder.resolve(output.getFileName() + ".arguments"),
                arguments.stream()
                        .map(argument -> '"' + argument.replace("\\", "\\\\") + '"')
                        .toList());
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "@" + file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
    }

    /** The first group of what the application prints, which is waited for. */
    private static String printed(Process application, Path output, String pattern) {
        Pattern line = Pattern.compile(pattern);
        return await().atMost(Duration.ofSeconds(90))
                .conditionEvaluationListener(condition -> {
                    if (!application.isAlive()) {
                        throw new AssertionError("The application ended:\n" + read(output));
                    }
                })
                .until(
                        () -> {
                            Matcher found = line.matcher(read(output));
                            return found.find() ? found.group(1) : "";
                        },
                        text -> !text.isEmpty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
