package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link within the project leads to a file, and to a heading of it where it names one. */
class LinksTest {

    static Stream<Page> pages() {
        return Project.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Page page) {
        for (String link : page.links()) {
            if (link.startsWith("https://") || link.startsWith("http://localhost")) {
                continue;
            }
            int hash = link.indexOf('#');
            String path = hash < 0 ? link : link.substring(0, hash);
            Path target = path.isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(path).normalize();
            assertThat(target).as("%s links to %s", page.name(), link).exists();
            if (hash >= 0) {
                assertThat(Page.read(target).anchors())
                        .as("%s links to %s", page.name(), link)
                        .contains(link.substring(hash + 1));
            }
        }
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Page readme = Page.of("README.md");
        Set<Path> reached = new HashSet<>();
        reach(readme, reached);

        assertThat(Project.pages())
                .extracting(Page::file)
                .allSatisfy(page -> assertThat(reached).contains(page.normalize()));
    }

    private static void reach(Page page, Set<Path> reached) {
        if (!reached.add(page.file().normalize())) {
            return;
        }
        for (String link : page.links()) {
            Path target =
                    page.file().resolveSibling(link.replaceFirst("#.*", "")).normalize();
            if (link.contains(".md") && !link.startsWith("https:") && Files.exists(target)) {
                reach(Page.read(target), reached);
            }
        }
    }
}
