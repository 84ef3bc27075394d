package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.event.EventNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties, environment variables, meters, artifacts and events that a page names exist. */
class NamesTest {

    private static final Pattern DOTTED = Pattern.compile("(?<![\\w.])remnawave\\.webhook\\.[a-z0-9.-]*[a-z0-9]");
    private static final Pattern VARIABLE = Pattern.compile("\\bREMNAWAVE_WEBHOOK_[A-Z0-9_]*[A-Z0-9]");
    private static final Pattern ARTIFACT = Pattern.compile("\\bremnawave-webhook-[a-z-]*[a-z]");
    private static final Pattern EVENT =
            Pattern.compile("`\"?((?:user|node|service|crm|user_hwid_devices|torrent_blocker)\\.[a-z_0-9]+)\"?`");

    private static final Set<String> PROPERTIES = Properties.all();
    private static final Set<String> METERS = meters();

    static Stream<Page> pages() {
        return Project.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ofPropertiesAndMetersExist(Page page) {
        assertThat(found(DOTTED, page))
                .as(page.name())
                .allSatisfy(name -> assertThat(PROPERTIES.stream()
                                        .anyMatch(property -> property.equals(name) || property.startsWith(name + "."))
                                || METERS.contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ofEnvironmentVariablesExist(Page page) {
        Set<String> variables = Stream.concat(PROPERTIES.stream(), Properties.ofEveryAdapter().stream())
                .map(WebhookSettings::environmentName)
                .collect(Collectors.toSet());

        assertThat(variables).as(page.name()).containsAll(found(VARIABLE, page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ofArtifactsExist(Page page) {
        String bom = Project.read(Project.ROOT.resolve("bom/pom.xml"));

        assertThat(found(ARTIFACT, page))
                .as(page.name())
                .allSatisfy(name -> assertThat(bom.contains("<artifactId>" + name + "</artifactId>")
                                || Set.of(
                                                "remnawave-webhook-testkit-cli",
                                                "remnawave-webhook-inbox",
                                                "remnawave-webhook-idempotency",
                                                "remnawave-webhook-parent")
                                        .contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ofEventsExist(Page page) {
        assertThat(found(EVENT, page))
                .as(page.name())
                .allSatisfy(name -> assertThat(EventNames.isKnown(name)
                                || Set.of("user.exipred", "node.name").contains(name))
                        .as(name)
                        .isTrue());
    }

    /** As the constants of the observers and of the inbox name them. */
    private static Set<String> meters() {
        Pattern constant = Pattern.compile("\"(remnawave\\.webhook\\.[a-z.]+)\"");
        return Project.files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .flatMap(file -> constant.matcher(Project.read(file)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, Page page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(page.text());
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }
}
