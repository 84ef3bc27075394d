package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The table of the README and the metadata that an IDE completes from say the same. */
final class DocumentedPropertiesTest {

    private static final Pattern ROW = Pattern.compile("\\| (`remnawave\\.webhook\\.[^|]+)\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void hasOneRowForEachPropertyWithItsDefault() throws Exception {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(metadata());
    }

    @Test
    void describesEachProperty() throws Exception {
        for (JSONObject property : properties()) {
            assertThat(property.optString("description"))
                    .as(property.getString("name"))
                    .endsWith(".");
        }
    }

    /** Defaults by name; empty where there is none. */
    private static Map<String, String> documented() throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(readme()));
        while (row.find()) {
            if (row.group(3).strip().startsWith("servlet alone")) {
                continue;
            }
            List<String> values = codes(row.group(2));
            int column = 0;
            String previous = "";
            for (String name : codes(row.group(1))) {
                previous = name.startsWith(".") ? previous.substring(0, previous.lastIndexOf('.')) + name : name;
                // The metadata has one entry for a list, whatever its elements are.
                String property = previous.replaceFirst("\\[.*", "");
                defaults.put(property, column < values.size() ? values.get(column) : "");
                column++;
            }
        }
        return defaults;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Path readme() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return directory.resolve("README.md");
    }

    private static Map<String, String> metadata() throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        for (JSONObject property : properties()) {
            String value = property.optString("defaultValue", "");
            defaults.put(property.getString("name"), value.equals("[]") ? "" : value);
        }
        return defaults;
    }

    private static List<JSONObject> properties() throws Exception {
        List<JSONObject> properties = new ArrayList<>();
        for (URL url : Collections.list(DocumentedPropertiesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = url.openStream()) {
                JSONArray all = new JSONObject(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                        .getJSONArray("properties");
                for (int i = 0; i < all.length(); i++) {
                    JSONObject property = all.getJSONObject(i);
                    if (property.getString("name").startsWith("remnawave.webhook.")) {
                        properties.add(property);
                    }
                }
            }
        }
        return properties;
    }
}
