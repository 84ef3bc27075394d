package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who depends on the console: nobody, unless an application says so itself. */
class DependencyTest {

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);

    @Test
    void nothingBringsTheConsoleToWhoDoesNotAskForIt() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path pom : poms()) {
            String xml = Files.readString(pom)
                    .replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "")
                    .replaceAll("(?s)<profiles>.*?</profiles>", "");
            DEPENDENCY.matcher(xml).results().map(MatchResult::group).forEach(dependency -> {
                if (dependency.contains(">remnawave-webhook-console<")) {
                    found.add(dependency);
                }
            });
        }

        assertThat(found)
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(dependency ->
                        dependency.contains("<optional>true</optional>") || dependency.contains("<scope>test</scope>"));
    }

    private static List<Path> poms() throws IOException {
        Path root = Path.of("../..").toRealPath();
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(file -> file.endsWith("pom.xml")
                            && !root.relativize(file).toString().contains("target"))
                    .toList();
        }
    }
}
