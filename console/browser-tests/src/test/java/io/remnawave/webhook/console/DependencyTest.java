package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who depends on the console: nobody, unless an application says so itself. */
class DependencyTest {

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

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

    /** Of the modules, by the list of the build: other modules may be built meanwhile, so their folders are not walked. */
    private static List<Path> poms() throws IOException {
        Path root = Path.of("../..");
        return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(module -> root.resolve(module.group(1)).resolve("pom.xml"))
                .toList();
    }
}
