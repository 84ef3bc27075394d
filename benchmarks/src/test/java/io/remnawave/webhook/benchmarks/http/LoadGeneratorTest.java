package io.remnawave.webhook.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How fast is not asked here. */
class LoadGeneratorTest {

    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    @ParameterizedTest
    @EnumSource
    void everyHandlerOfAServerGivesTheAnswerThatIsDue(Server server) throws Exception {
        try (ServerProcess process = new ServerLauncher(Path.of("."), JVM).start(server)) {
            for (Handler handler : server.handlers()) {
                try (Sender sender = new Sender(process.port(), handler)) {
                    assertThat(sender.deliver()).as(handler.label()).isPositive(); // or it throws
                }
            }
        }
    }

    @Test
    void writesTheFiguresOfEachHandlerAndNumberOfConnections(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("http.json");
        List<String> arguments = new ArrayList<>(List.of(".", file.toString(), "JDK", "1", "0", "0.2"));
        arguments.addAll(JVM);

        LoadGenerator.main(arguments.toArray(String[]::new));

        assertThat(new ObjectMapper().readTree(file.toFile()))
                .hasSize(2 * 2)
                .extracting(
                        (JsonNode server) -> server.path("requestsPerSecond").asDouble())
                .allMatch(figure -> figure > 0);
    }
}
