package io.remnawave.webhook.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.remnawave.webhook.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @Test
    void theCommittedFiguresAreThoseOfThisMinorVersion() throws Exception {
        Report.requireFiguresOf(Path.of("results"), System.getProperty("project.version"));
    }

    @Test
    void figuresOfAnotherMinorVersionAreRefused(@TempDir Path results) throws Exception {
        Files.writeString(results.resolve("version.txt"), "Remnawave Webhook SDK 0.1.3\n");

        assertThatCode(() -> Report.requireFiguresOf(results, "0.1.0-SNAPSHOT")).doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> Report.requireFiguresOf(results, "0.2.0"))
                .withMessageContaining("benchmarks/run");
    }
}
