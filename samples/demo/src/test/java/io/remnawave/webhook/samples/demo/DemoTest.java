package io.remnawave.webhook.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void findsTheServletSampleAsItMustBe() throws Exception {
        Path jar = Path.of("../servlet/target/sample-servlet.jar");

        boolean asExpected = Demo.run(jar, new PrintStream(printed, true, StandardCharsets.UTF_8));

        String table = printed.toString(StandardCharsets.UTF_8);
        assertThat(asExpected).as(table).isTrue();
        assertThat(table.lines()).hasSize(1 + Script.STEPS.size() + 1);
    }

    @Test
    void losesNothingInTheInboxWithoutADatabaseAndKilled() throws Exception {
        Path jar = Path.of("../inbox/target/sample-inbox.jar");

        boolean asExpected = Demo.runInbox(jar, new PrintStream(printed, true, StandardCharsets.UTF_8));

        String table = printed.toString(StandardCharsets.UTF_8);
        assertThat(asExpected).as(table).isTrue();
        assertThat(table)
                .contains("60 handled in all, 0 of them twice", "120 handled in all, 0 of them twice")
                .containsPattern("in [2-4] tries");
    }
}
