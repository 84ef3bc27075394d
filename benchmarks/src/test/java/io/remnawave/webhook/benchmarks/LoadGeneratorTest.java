package io.remnawave.webhook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.benchmarks.http.LoadGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every server answers a load, for a moment; how fast is not asked here. */
class LoadGeneratorTest {

    @Test
    void everyServerHandlesWhatItIsSent(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("http.json");

        LoadGenerator.main(new String[] {
            ".", file.toString(), "1", "0", "0.2", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"
        });

        assertThat(new ObjectMapper().readTree(file.toFile()))
                .hasSize(2 * (2 + 3 + 2 + 6 + 6))
                .extracting(
                        (JsonNode server) -> server.path("requestsPerSecond").asDouble())
                .allMatch(figure -> figure > 0);
    }
}
