package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code try-it} runs what it builds with the JDK that Maven builds with. Stand-ins for both say that they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TryItTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void putStandInsOnThePath() throws IOException {
        standIn("path/mvn", "built");
        standIn("path/java", "ran with the java of the path");
        standIn("jdk/bin/java", "ran with JAVA_HOME");
    }

    @Test
    void runsWithTheJdkThatMavenUses() throws Exception {
        assertThat(tryIt(Map.of("JAVA_HOME", folder.resolve("jdk").toString())))
                .contains("built\nran with JAVA_HOME -jar samples/demo/target/demo.jar ");
    }

    @Test
    void runsWithTheJavaOfThePathWhereThereIsNoOther() throws Exception {
        assertThat(tryIt(Map.of())).contains("built\nran with the java of the path -jar ");
    }

    private String tryIt(Map<String, String> variables) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", "../../try-it").redirectErrorStream(true);
        script.environment().remove("JAVA_HOME");
        script.environment().merge("PATH", folder.resolve("path").toString(), (path, first) -> first + ":" + path);
        script.environment().putAll(variables);
        Process running = script.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(printed).isZero();
        return printed;
    }

    private void standIn(String name, String word) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho \"" + word + (word.equals("built") ? "" : " $*") + "\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
