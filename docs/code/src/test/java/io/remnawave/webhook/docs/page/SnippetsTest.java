package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page shows code that is not compiled, or a configuration that no file of the project has: each block stands in one. */
class SnippetsTest {

    private static final Map<String, String[]> ENDINGS = Map.of(
            "java", new String[] {".java"},
            "kotlin", new String[] {".kt"},
            "yaml", new String[] {".yaml", ".yml"},
            "properties", new String[] {".properties"},
            "xml", new String[] {"pom.xml", ".xml"},
            "groovy", new String[] {".gradle"},
            "nginx", new String[] {".conf"},
            "caddyfile", new String[] {"Caddyfile"});

    private static final Pattern TYPE_NAME = Pattern.compile("@?[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+");
    private static final Pattern WORD = Pattern.compile("\\w+");

    static Stream<Page> pages() {
        return Project.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsCodeOfTheProject(Page page) {
        for (Page.Block block : page.blocks()) {
            String[] endings = ENDINGS.get(block.language());
            if (endings != null) {
                String code = Project.withoutIndentation(block.code());
                assertThat(Sources.with(endings).stream().anyMatch(source -> source.contains(code)))
                        .as("%s shows what stands in no *%s of the project:\n%s", page.name(), endings[0], block.code())
                        .isTrue();
            }
        }
    }

    /** What begins with imports is there to be copied whole, and so goes on to the end of its source. */
    @ParameterizedTest
    @MethodSource("pages")
    void showsWholeFilesWhereItShowsImports(Page page) {
        page.blocks().stream()
                .filter(block -> block.language().equals("java") && block.code().startsWith("import "))
                .map(block -> Project.withoutIndentation(block.code()))
                .forEach(code -> assertThat(Sources.with(".java").stream().anyMatch(source -> source.endsWith(code)))
                        .as("%s shows a file that is not whole:\n%s", page.name(), code)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesTypesThatTheCodeKnows(Page page) {
        List<String> names = page.inlineCode().stream()
                .filter(code -> TYPE_NAME.matcher(code).matches())
                .map(name -> name.replace("@", ""))
                .toList();

        assertThat(names).as(page.name()).allMatch(Sources.words()::contains);
    }

    /** Read once. */
    private static final class Sources {

        private static final Map<String, List<String>> BY_ENDINGS = new ConcurrentHashMap<>();
        private static final Set<String> WORDS = new HashSet<>();

        static List<String> with(String... endings) {
            return BY_ENDINGS.computeIfAbsent(
                    String.join(" ", endings),
                    unused -> Project.files(endings).stream()
                            .map(Project::read)
                            .map(Project::withoutIndentation)
                            .toList());
        }

        static synchronized Set<String> words() {
            if (WORDS.isEmpty()) {
                for (Path file : Project.files(".java", ".kt", ".js", ".yml", "pom.xml")) {
                    WORD.matcher(Project.read(file)).results().forEach(word -> WORDS.add(word.group()));
                }
            }
            return WORDS;
        }
    }
}
