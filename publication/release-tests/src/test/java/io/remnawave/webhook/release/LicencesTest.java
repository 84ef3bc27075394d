package io.remnawave.webhook.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user gets with each artifact, or may add to it, by its bill of materials: under licences he can live with. */
class LicencesTest {

    /**
     * By the names of SPDX, and those that poms use and SPDX does not have. One of a dependency's licences is enough: he may
     * choose.
     */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "EDL-1.0",
            "CC0-1.0",
            "Public Domain");

    /** They have assertions for the tests of applications. */
    private static final Set<String> WITH_ASSERTIONS = Set.of("inbox", "testkit");

    static Stream<Artifact> published() {
        return Artifact.jars();
    }

    @ParameterizedTest
    @MethodSource("published")
    void allowsEachDependency(Artifact artifact) throws IOException {
        List<String> refused = new ArrayList<>();
        for (JsonNode component : components(artifact)) {
            Set<String> licences = new TreeSet<>();
            component.path("licenses").forEach(entry -> licences.addAll(namesOf(entry)));
            if (licences.stream().noneMatch(ALLOWED::contains)) {
                refused.add(component.path("purl").asText() + " " + licences);
            }
        }

        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void listsWhatTheArtifactNeeds(Artifact artifact) throws IOException {
        List<String> purls = new ArrayList<>();
        components(artifact)
                .forEach(component -> purls.add(component.path("purl").asText()));

        assertThat(purls).anyMatch(purl -> purl.startsWith("pkg:maven/com.fasterxml.jackson.core/jackson-core@"));
        assertThat(purls)
                .noneMatch(purl -> purl.contains("/assertj-core@") && !WITH_ASSERTIONS.contains(artifact.module()));
    }

    private static JsonNode components(Artifact artifact) throws IOException {
        return new ObjectMapper()
                .readTree(Artifact.text(artifact.file("-cyclonedx.json")))
                .path("components");
    }

    private static Set<String> namesOf(JsonNode entry) {
        Set<String> names = new TreeSet<>();
        JsonNode licence = entry.path("license");
        names.add(licence.path("id").asText());
        names.add(licence.path("name").asText());
        names.addAll(
                List.of(entry.path("expression").asText().replaceAll("[()]", "").split(" OR ")));
        names.remove("");
        return names;
    }
}
