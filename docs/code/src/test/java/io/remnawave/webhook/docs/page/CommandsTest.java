package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.remnawave.webhook.testkit.cli.CommandLines;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a page shows could be run as it stands: the modules, profiles and tests of {@code mvn} exist, scripts are
 * there and executable, jars are built by a module, and the command line understands its options.
 */
class CommandsTest {

    private static final Set<String> SHELLS = Set.of("", "bash", "sh", "console");
    private static final Pattern ARGUMENT = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");
    private static final Pattern SCRIPT = Pattern.compile("(?:\\./)?(?:[\\w-]+/)*[\\w.-]+");
    private static final Pattern SECRET = Pattern.compile("REMNAWAVE_WEBHOOK_SECRET=(?!\\.\\.\\.)([^\\s`]+)");
    private static final String CLI = "remnawave-webhook-testkit-cli.jar";

    static Stream<Page> pages() {
        return Project.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void couldBeRun(Page page) {
        Stream<String> blocks = page.blocks().stream()
                .filter(block -> SHELLS.contains(block.language()))
                .flatMap(block -> block.code().replaceAll("\\\\\\n\\s*", " ").lines());
        Stream.concat(blocks, page.inlineCode().stream())
                .map(line -> line.strip().replaceFirst("^\\$ ", "").replaceFirst("^(?:[A-Z_]+=\\S+ )+", ""))
                .map(line -> line.replaceFirst("\\s# .*", ""))
                .forEach(line -> check(page, line));
    }

    /** What the command line of the next block is told, too: it sends as a panel, which starts with no other. */
    @ParameterizedTest
    @MethodSource("pages")
    void setsASecretThatAPanelStartsWith(Page page) {
        SECRET.matcher(page.text()).results().forEach(secret -> PanelSecret.check(secret.group(1)));
    }

    private static void check(Page page, String line) {
        List<String> words = words(line);
        if (words.isEmpty() || line.contains("…")) {
            return;
        }
        String where = page.name() + ": " + line;
        String command = words.get(0);
        if (command.equals("mvn") || command.equals("./mvnw")) {
            checkMaven(where, words);
        } else if (command.startsWith("./")
                || line.startsWith("benchmarks/run")
                || line.startsWith("core/api/accept")) {
            assertThat(SCRIPT.matcher(command).matches()).as(where).isTrue();
            assertThat(Project.ROOT.resolve(command)).as(where).isExecutable();
        } else if (command.equals("remnawave-webhook") && words.size() > 1) {
            checkCommandLine(where, words.subList(1, words.size()));
        } else if (command.equals("java")) {
            checkJava(where, words);
        }
    }

    private static void checkMaven(String where, List<String> words) {
        String poms = Project.files("pom.xml").stream().map(Project::read).collect(Collectors.joining());
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-pl")) {
                assertThat(words.get(i + 1).split(","))
                        .as(where)
                        .allSatisfy(module -> assertThat(
                                        Project.ROOT.resolve(module).resolve("pom.xml"))
                                .exists());
            } else if (word.startsWith("-P")) {
                assertThat(poms.contains("<id>" + word.substring(2) + "</id>"))
                        .as(where)
                        .isTrue();
            } else if (word.startsWith("-Dtest=")) {
                String test = word.substring(7).replaceFirst("#.*", "");
                assertThat(Project.files("/" + test + ".java")).as(where).isNotEmpty();
            }
        }
    }

    private static void checkJava(String where, List<String> words) {
        int jar = words.indexOf("-jar");
        if (jar < 0) {
            return;
        }
        Path path = Path.of(words.get(jar + 1));
        String name = path.getFileName().toString();
        Path module = name.equals(CLI)
                ? Path.of("testkit")
                : path.getNameCount() > 2 ? path.getParent().getParent() : Path.of("missing");
        String build = Project.read(Project.ROOT.resolve(module).resolve("pom.xml"));
        assertThat(build.contains(name.equals(CLI) ? "testkit" : name.replace(".jar", "")))
                .as(where)
                .isTrue();
        if (name.equals(CLI)) {
            checkCommandLine(where, words.subList(jar + 2, words.size()));
        }
    }

    private static void checkCommandLine(String where, List<String> arguments) {
        assertThatCode(() -> CommandLines.parse(arguments)).as(where).doesNotThrowAnyException();
    }

    /** Up to what the shell would do with the rest: a pipe, a redirection. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = ARGUMENT.matcher(line);
        while (word.find() && !Set.of("|", ">", "<", "&&", "&").contains(word.group())) {
            words.add(word.group().replaceAll("['\"]", ""));
        }
        return words;
    }
}
