package io.remnawave.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dependencies between the packages of core. The root package knows the others, and none of them knows it. */
class ArchitectureTest {

    private static final String ROOT = "io.remnawave.webhook";

    private static final int MOST_PUBLIC_TYPES = 22;

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** With an empty one the build would compare with nothing, and pass. */
    @Test
    void theBaselineOfTheApiHoldsIt() throws IOException {
        try (JarFile baseline = new JarFile("api/baseline.jar")) {
            assertThat(baseline.stream().map(ZipEntry::getName))
                    .contains(
                            "io/remnawave/webhook/WebhookReceiver.class",
                            "io/remnawave/webhook/event/UserEvent.class",
                            "io/remnawave/webhook/spi/ListenerThreads.class")
                    .noneMatch(name -> name.contains("/internal/"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signature           | org.slf4j..",
                "internal.json       | com.fasterxml.jackson.core.. com.fasterxml.jackson.annotation..",
                "internal.ecmascript | com.fasterxml.jackson.core..",
                "model               | .internal.json com.fasterxml.jackson.annotation..",
                "internal.databind   | .internal.json .model com.fasterxml.jackson.. tools.jackson..",
                "event               | .model .internal.json .internal.databind com.fasterxml.jackson.annotation..",
                "decode              | .event .internal.json",
                "internal.envelope   | .decode .internal.json",
                "internal.log        | ",
                "delivery            | org.slf4j..",
                "listener            | .event .delivery",
                "observe             | .delivery .event .internal.log io.micrometer.. org.slf4j..",
                "internal.listener   | .listener .event .model .delivery",
                "spi                 | .internal.log .listener .internal.listener .internal.envelope .internal.json .decode .delivery .observe .signature org.slf4j..",
                "internal.diagnosis  | .observe .internal.ecmascript .decode .delivery .signature .internal.log org.slf4j..",
                "internal.dispatch   | .spi .listener .internal.listener .internal.log .observe .decode .delivery .event org.slf4j..",
                "internal.reception  | .spi .internal.diagnosis .internal.envelope .internal.json .internal.ecmascript .internal.log .observe .decode .delivery .signature org.slf4j..",
                "spi.servlet         | .spi .delivery jakarta.servlet.. org.slf4j..",
            })
    void aPackageKnowsNoOthersThan(String name, String others) {
        String[] allowed = Stream.concat(
                        Stream.of(ROOT + "." + name, "java..", "javax.crypto..", "org.jspecify.."),
                        others == null
                                ? Stream.empty()
                                : Stream.of(others.strip().split(" +"))
                                        .map(other -> other.startsWith(".") ? ROOT + other : other))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CORE);
    }

    @Test
    void noPackageKnowsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CORE);
    }

    @Test
    void packagesHaveNoCyclesTheRootIncluded() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }

    @Test
    void thePublicApiIsSmall() {
        Set<String> open = Set.of(ROOT + ".model", ROOT + ".event", ROOT + ".spi");
        List<String> types = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .filter(type -> !type.getPackageName().contains(".internal")
                        && open.stream().noneMatch(type.getPackageName()::startsWith))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(types).hasSizeBetween(1, MOST_PUBLIC_TYPES);
    }

    @Test
    void noJacksonTypeIsPublic() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.core..")
                .check(CORE);
    }

    @Test
    void onlyTheDateParserParsesInstantsTheSlowWay() {
        noClasses()
                .that()
                .doNotHaveSimpleName("InstantText")
                .should()
                .callMethod(Instant.class, "parse", CharSequence.class)
                .check(CORE);
    }

    @Test
    void logsThroughSlf4jAlone() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }
}
