package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of the README and the metadata that Micronaut's processor has written say the same. */
class DocumentedPropertiesTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (`remnawave\\.webhook\\.[^|]+)\\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Of an adapter's own property the README says "Spring Boot alone". */
    private static final Pattern OF_ANOTHER_ADAPTER = Pattern.compile("(?!Micronaut)[\\w ]+ alone:.*");

    @Test
    void hasOneRowForEachPropertyWithItsDefault() throws Exception {
        Map<String, String> documented = documented();

        // Looked up element by element, so that the metadata does not know it; ConfigurationTest shows that it is read.
        assertThat(documented).containsEntry("remnawave.webhook.secrets", "");
        documented.remove("remnawave.webhook.secrets");
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(metadata());
    }

    /** Defaults by name; empty where there is none. */
    private static Map<String, String> documented() throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        for (MatchResult row :
                (Iterable<MatchResult>) ROW.matcher(ReadMe.text()).results()::iterator) {
            if (!OF_ANOTHER_ADAPTER.matcher(row.group(3).strip()).matches()) {
                addRow(defaults, codes(row.group(1)), codes(row.group(2)));
            }
        }
        return defaults;
    }

    /** A name that starts with a dot shares its beginning with the one before. */
    private static void addRow(Map<String, String> defaults, List<String> names, List<String> values) {
        String property = "";
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            property = name.startsWith(".") ? property.substring(0, property.lastIndexOf('.')) + name : name;
            defaults.put(property.replaceFirst("\\[.*", ""), i < values.size() ? values.get(i) : "");
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, String> metadata() throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        for (URL url : Collections.list(DocumentedPropertiesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = url.openStream()) {
                for (JsonNode property : new ObjectMapper().readTree(json).path("properties")) {
                    if (property.get("name").asText().startsWith("remnawave.webhook.")) {
                        defaults.put(
                                property.get("name").asText(),
                                property.path("defaultValue").asText());
                    }
                }
            }
        }
        return defaults;
    }
}
