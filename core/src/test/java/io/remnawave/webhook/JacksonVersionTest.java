package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.PackageVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makes sure that a run which claims to test with a Jackson release does. */
@Tag("jackson-compatibility")
class JacksonVersionTest {

    @Test
    void runsWithTheJacksonThatTheBuildNames() {
        assertThat(PackageVersion.VERSION).hasToString(System.getProperty("expected.jackson.version"));
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION)
                .hasToString(System.getProperty("expected.jackson.version"));
    }
}
