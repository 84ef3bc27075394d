package io.remnawave.webhook.docs.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.WebhookSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The properties that the code reads. */
final class Properties {

    /** What the servlet adapter alone looks for, and what it means. */
    static final Map<String, String> OF_SERVLET_ALONE =
            Map.of(WebhookSettings.PREFIX + "listeners", "Names of listener classes, for a container that finds none.");

    private Properties() {}

    /** What the metadata of the Spring Boot starter says of a property. */
    record Described(String defaultValue, String description) {}

    /** Those that every adapter reads. */
    static Set<String> ofEveryAdapter() {
        Set<String> names = new LinkedHashSet<>();
        WebhookSettings.from(name -> {
            names.add(name);
            return null;
        });
        return names;
    }

    /** Those of the Spring Boot starter, in the order of its metadata. */
    static Map<String, Described> ofSpringBoot() {
        Map<String, Described> properties = new LinkedHashMap<>();
        for (JsonNode property : metadata("spring-boot-starter")) {
            String value = property.path("defaultValue").isArray()
                    ? ""
                    : property.path("defaultValue").asText("");
            properties.put(
                    property.get("name").asText(),
                    new Described(value, property.path("description").asText("")));
        }
        return properties;
    }

    /** Those of the Micronaut adapter: what its own metadata names, and what its factories look up by name. */
    static Set<String> ofMicronaut() {
        Set<String> names = new TreeSet<>();
        metadata("micronaut").forEach(property -> names.add(property.get("name").asText()));
        StringBuilder sources = new StringBuilder();
        Project.files(".java").stream()
                .filter(file -> file.startsWith(Project.ROOT.resolve("micronaut/src/main")))
                .forEach(file -> sources.append(Project.read(file)));
        for (String name : ofSpringBoot().keySet()) {
            String rest = name.substring(WebhookSettings.PREFIX.length());
            String inGroup = rest.substring(rest.indexOf('.') + 1);
            boolean isLookedUp = sources.indexOf(name) >= 0
                    || rest.startsWith("inbox.") && sources.indexOf("\"" + inGroup + "\"") >= 0;
            if (isLookedUp) {
                names.add(name);
            }
        }
        return names;
    }

    /** Those that the servlet adapter reads beside those of every adapter: what its sources name behind the prefix. */
    static Set<String> ofServlet() {
        StringBuilder sources = new StringBuilder();
        Project.files(".java").stream()
                .filter(file -> file.startsWith(Project.ROOT.resolve("servlet/src/main")))
                .forEach(file -> sources.append(Project.read(file)));
        Set<String> names = new TreeSet<>();
        Stream.concat(ofSpringBoot().keySet().stream(), OF_SERVLET_ALONE.keySet().stream())
                .filter(name -> name.startsWith(WebhookSettings.PREFIX + "console.")
                        && sources.indexOf("PREFIX + \"" + name.substring(name.lastIndexOf('.') + 1) + "\"") >= 0)
                .forEach(names::add);
        return names;
    }

    /** All names, without the index of an element of a list. */
    static Set<String> all() {
        Set<String> names = new TreeSet<>(ofSpringBoot().keySet());
        ofEveryAdapter().forEach(name -> names.add(name.replaceFirst("\\[0].*", "")));
        names.addAll(ofMicronaut());
        names.addAll(OF_SERVLET_ALONE.keySet());
        return names;
    }

    private static Iterable<JsonNode> metadata(String module) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(
                    Properties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                if (url.toString().matches(".*[/-]" + module + "[/-].*")) {
                    try (InputStream json = url.openStream()) {
                        for (JsonNode property :
                                new ObjectMapper().readTree(json).path("properties")) {
                            if (property.get("name").asText().startsWith(WebhookSettings.PREFIX)) {
                                properties.put(property.get("name").asText(), property);
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (properties.isEmpty()) {
            throw new IllegalStateException("There is no metadata of " + module);
        }
        return properties.values();
    }
}
