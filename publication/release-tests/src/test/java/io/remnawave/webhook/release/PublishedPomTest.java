package io.remnawave.webhook.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Maven Central, <a href="https://central.sonatype.org/publish/requirements/">as it writes them</a>. */
class PublishedPomTest {

    static Stream<Artifact> published() {
        return Artifact.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void saysAllThatCentralAsksFor(Artifact artifact) throws Exception {
        Pom pom = Pom.read(artifact.pom());

        assertThat(pom.value("/project/groupId")).isEqualTo("io.remnawave.webhook");
        assertThat(pom.value("/project/artifactId")).isEqualTo(artifact.artifactId());
        assertThat(pom.value("/project/version")).isEqualTo(Artifact.VERSION);
        for (String path : List.of(
                "/project/name",
                "/project/description",
                "/project/url",
                "/project/licenses/license/name",
                "/project/licenses/license/url",
                "/project/developers/developer/name",
                "/project/scm/connection",
                "/project/scm/developerConnection",
                "/project/scm/url")) {
            assertThat(pom.value(path)).as(path).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void needsNoOtherPomAndNoRepositoryButCentral(Artifact artifact) throws Exception {
        Pom pom = Pom.read(artifact.pom());

        for (String element :
                List.of("parent", "repositories", "pluginRepositories", "profiles", "build", "properties")) {
            assertThat(pom.values("/project/" + element)).as(element).isEmpty();
        }
        assertThat(Artifact.text(artifact.pom()))
                .as("what only the machine it was built on understands")
                .doesNotContain("${", "file:", Artifact.ROOT.toString());
    }

    @ParameterizedTest
    @MethodSource("published")
    void givesEachDependencyAVersionAndNoneThatIsOnlyForTests(Artifact artifact) throws Exception {
        Pom pom = Pom.read(artifact.pom());

        assertThat(pom.values("//dependency[not(version) or version='']/artifactId"))
                .isEmpty();
        assertThat(pom.values("//dependency[scope='test' or scope='system']/artifactId"))
                .isEmpty();
        assertThat(pom.values("//dependency[artifactId='remnawave-webhook-recorded-bodies']"))
                .as("not published")
                .isEmpty();
    }

    @Test
    void managesEachPublishedArtifact() throws Exception {
        Pom bom = Pom.read(Artifact.all().findFirst().orElseThrow().pom());

        assertThat(bom.values("//dependencyManagement//dependency[groupId='io.remnawave.webhook']/artifactId"))
                .containsExactlyInAnyOrderElementsOf(
                        Artifact.jars().map(Artifact::artifactId).toList());
        assertThat(bom.values("//dependencyManagement//dependency[groupId='io.remnawave.webhook']/version"))
                .containsOnly(Artifact.VERSION);
    }

    @Test
    void publishesNothingElse() throws Exception {
        List<String> deployed = new ArrayList<>();
        for (String module : Pom.read(Artifact.ROOT.resolve("pom.xml")).values("//modules/module")) {
            Pom pom = Pom.read(Artifact.ROOT.resolve(module).resolve("pom.xml"));
            if (!pom.value("/project/properties/maven.deploy.skip").equals("true") && !skipsItself(pom)) {
                deployed.add(module);
            }
        }

        assertThat(deployed)
                .containsExactlyInAnyOrderElementsOf(
                        Artifact.all().map(Artifact::module).collect(Collectors.toList()));
    }

    /** A version that can be published names a place and people that exist; a snapshot may still lack them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/project/url",
                "/project/scm/url",
                "/project/scm/connection",
                "/project/developers/developer/url"
            })
    void namesAnAddressThatExists(String path) throws Exception {
        Path pom = Artifact.all().findFirst().orElseThrow().pom();
        assumeFalse(
                Artifact.VERSION.endsWith("-SNAPSHOT"),
                "A snapshot is not published: repository.address in publication/pom.xml may be unknown");

        assertThat(Pom.read(pom).value(path)).doesNotContain(".invalid");
        assertThat(Pom.read(pom).values("//version")).noneMatch(version -> version.endsWith("-SNAPSHOT"));
    }

    private static boolean skipsItself(Pom pom) throws Exception {
        return pom.value("/project/build/plugins/plugin[artifactId='maven-deploy-plugin' and inherited='false']"
                        + "/configuration/skip")
                .equals("true");
    }
}
