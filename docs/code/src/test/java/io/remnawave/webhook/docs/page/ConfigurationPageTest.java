package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Writes the table of {@code docs/configuration.md} from the metadata, and checks that it is not older. */
class ConfigurationPageTest {

    private static final String ROW = "| `%s` | %s | %s | %s |\n";

    @Test
    void theTableIsThatOfTheCode() {
        GeneratedPart.check("docs/configuration.md", ConfigurationPageTest.class, table());
    }

    @Test
    void springBootKnowsAndDescribesWhatEveryAdapterReads() {
        Map<String, Properties.Described> spring = Properties.ofSpringBoot();

        assertThat(spring.keySet()).containsAll(withoutElements(Properties.ofEveryAdapter()));
        assertThat(spring)
                .allSatisfy((name, property) ->
                        assertThat(property.description()).as(name).endsWith("."));
    }

    @Test
    void micronautKnowsWhatEveryAdapterReads() {
        Set<String> expected = withoutElements(Properties.ofEveryAdapter());
        // Looked up element by element, so that the metadata does not know it.
        expected.remove(WebhookSettings.PREFIX + "secrets");

        assertThat(Properties.ofMicronaut()).containsAll(expected);
    }

    private static Set<String> withoutElements(Set<String> names) {
        Set<String> lists = new TreeSet<>();
        names.forEach(name -> lists.add(name.replaceFirst("\\[0].*", "")));
        return lists;
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| property | default | meaning | read by |\n|---|---|---|---|\n");
        Properties.ofSpringBoot().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ConfigurationPageTest::compare))
                .forEach(property -> table.append(ROW.formatted(
                        property.getKey().equals(WebhookSettings.PREFIX + "secrets")
                                ? property.getKey() + "[0].id`, `.value"
                                : property.getKey(),
                        property.getValue().defaultValue().isEmpty()
                                ? ""
                                : "`" + property.getValue().defaultValue() + "`",
                        property.getValue().description().replace("|", "\\|"),
                        readers(property.getKey()))));
        Properties.OF_SERVLET_ALONE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        property -> table.append(ROW.formatted(property.getKey(), "", property.getValue(), "servlet")));
        return table.toString();
    }

    /** Those of every adapter first, in the order in which core reads them. */
    private static int compare(String one, String other) {
        List<String> core = new ArrayList<>();
        Properties.ofEveryAdapter().forEach(name -> core.add(name.replaceFirst("\\[0].*", "")));
        int first = core.indexOf(one);
        int second = core.indexOf(other);
        if (first >= 0 && second >= 0) {
            return Integer.compare(first, second);
        }
        if (first >= 0 || second >= 0) {
            return first >= 0 ? -1 : 1;
        }
        return one.compareTo(other);
    }

    private static String readers(String name) {
        if (withoutElements(Properties.ofEveryAdapter()).contains(name)) {
            return "all";
        }
        return "Spring Boot"
                + (Properties.ofMicronaut().contains(name) ? ", Micronaut" : "")
                + (Properties.ofServlet().contains(name) ? ", servlet" : "");
    }
}
