package io.remnawave.webhook.samples.springboot;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.loginAttemptFailed;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar in a process of its own, as it is and as it was processed ahead of time. */
class PackagedJarTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String ANNOUNCEMENT = "Taking deliveries at ";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesDeliveries(boolean aheadOfTime) throws Exception {
        Process sample = start(aheadOfTime, Map.of());
        try (BufferedReader output = sample.inputReader(StandardCharsets.UTF_8)) {
            URI url = announced(output);
            try (RemnawavePanelEmulator panel =
                    RemnawavePanelEmulator.builder().url(url).secret(SECRET).build()) {
                assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
                assertThat(panel.emit(loginAttemptFailed().username("\"\\\n\ud800 я"))).wasAccepted();
            }
            assertThat(output.readLine()).endsWith("user.expired  alice");
            assertThat(get(url.resolve("/events")))
                    .contains("\"event\":\"user.expired\"", "\"subject\":\"alice\"")
                    .containsIgnoringCase("\"subject\":\"\\\"\\\\\\n\\ud800 \\u044f\"");
        } finally {
            sample.destroy();
            sample.waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2s", "PT-1S"})
    void doesNotStartWithADelayThatIsNoDuration(String delay) throws Exception {
        Process sample = start(false, Map.of("LISTENER_DELAY", delay));

        String output = new String(sample.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(sample.waitFor()).isNotZero();
        assertThat(output).contains("LISTENER_DELAY", delay).doesNotContain("\tat ");
    }

    @Test
    void holdsTheConsoleWhereItIsAskedForAlone() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("sample.jar"))) {
            boolean holdsConsole = jar.stream().anyMatch(entry -> entry.getName().contains("remnawave-webhook-console"));

            assertThat(holdsConsole).isEqualTo(Boolean.getBoolean("sample.console"));
        }
    }

    private static Process start(boolean aheadOfTime, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dspring.aot.enabled=" + aheadOfTime,
                        "-jar",
                        System.getProperty("sample.jar"))
                .redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("REMNAWAVE_WEBHOOK_SECRET", SECRET);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String get(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private static URI announced(BufferedReader output) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
            before.append(line).append('\n');
        }
        throw new IllegalStateException("The sample did not start:\n" + before);
    }
}
