package io.remnawave.webhook.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedJarTest {

    private static final List<String> JARS = List.of(".jar", "-sources.jar", "-javadoc.jar");

    static Stream<Artifact> published() {
        return Artifact.jars();
    }

    @ParameterizedTest
    @MethodSource("published")
    void isAModule(Artifact artifact) {
        ModuleDescriptor module = ModuleFinder.of(artifact.file(".jar")).findAll().stream()
                .findFirst()
                .orElseThrow()
                .descriptor();

        assertThat(module.name()).isEqualTo(artifact.moduleName());
        assertThat(module.isAutomatic()).isEqualTo(artifact.automaticModule());
    }

    @ParameterizedTest
    @MethodSource("published")
    void bringsTheSourceOfEachClass(Artifact artifact) throws Exception {
        List<String> sources = names(artifact.file("-sources.jar"));
        TreeSet<String> missing = new TreeSet<>();
        for (String name : names(artifact.file(".jar"))) {
            String source = name.replaceFirst("\\.class$", ".java");
            // Nested classes stand in the file of the outer one; Micronaut writes classes of its own, which begin with
            // $.
            if (name.endsWith(".class") && !name.contains("$") && !sources.contains(source)) {
                missing.add(source);
            }
        }

        assertThat(sources).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void bringsItsJavadoc(Artifact artifact) throws Exception {
        assertThat(names(artifact.file("-javadoc.jar")))
                .contains("index.html")
                .anyMatch(name -> name.endsWith("/package-summary.html"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void bringsTheLicence(Artifact artifact) throws Exception {
        byte[] licence = Files.readAllBytes(Artifact.ROOT.resolve("LICENSE"));
        for (String ending : JARS) {
            try (JarFile jar = new JarFile(artifact.file(ending).toFile())) {
                JarEntry entry = jar.getJarEntry("META-INF/LICENSE");
                assertThat(entry).as(ending).isNotNull();
                assertThat(jar.getInputStream(entry).readAllBytes()).as(ending).isEqualTo(licence);
            }
        }
    }

    /** Or two builds of the same sources would not be the same. */
    @ParameterizedTest
    @MethodSource("published")
    void holdsNoTimeOfTheBuild(Artifact artifact) throws Exception {
        for (String ending : JARS) {
            try (JarFile jar = new JarFile(artifact.file(ending).toFile())) {
                assertThat(jar.stream().map(JarEntry::getTime).distinct())
                        .as(ending)
                        .hasSize(1);
            }
        }
    }

    private static List<String> names(Path file) throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }
}
