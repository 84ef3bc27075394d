package io.remnawave.webhook.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One published artifact, as {@code mvn -Prelease} has left it in the folder of its module. */
record Artifact(String module, String moduleName, boolean automaticModule) {

    static final Path ROOT = Path.of(System.getProperty("release.root"));
    static final String VERSION = System.getProperty("release.version");

    private static final String PREFIX = "io.remnawave.webhook.";

    /**
     * Those with a jar. The starter and the Micronaut adapter are automatic modules, because what they need is: of Spring and
     * Micronaut no jar has a module descriptor, and some share packages.
     */
    static Stream<Artifact> jars() {
        return Stream.of(
                new Artifact("core", PREFIX + "core", false),
                new Artifact("console", PREFIX + "console", false),
                new Artifact("inbox", PREFIX + "inbox", false),
                new Artifact("servlet", PREFIX + "servlet", false),
                new Artifact("httpserver", PREFIX + "httpserver", false),
                new Artifact("testkit", PREFIX + "testkit", false),
                new Artifact("spring-boot-starter", PREFIX + "spring", true),
                new Artifact("micronaut", PREFIX + "micronaut", true));
    }

    static Stream<Artifact> all() {
        return Stream.concat(Stream.of(new Artifact("bom", "", false)), jars());
    }

    String artifactId() {
        return "remnawave-webhook-" + module;
    }

    Path pom() {
        return built("published-pom.xml");
    }

    /** {@code file(".jar")}, {@code file("-sources.jar")}. */
    Path file(String ending) {
        return built(artifactId() + "-" + VERSION + ending);
    }

    private Path built(String name) {
        return ROOT.resolve(module).resolve("target").resolve(name);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Build it with mvn -Prelease before: " + file, e);
        }
    }

    @Override
    public String toString() {
        return artifactId();
    }
}
