package io.remnawave.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of core. The root package is the door: it knows every stage, and they know its types. */
class ArchitectureTest {

    private static final String ROOT = "io.remnawave.webhook";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static String of(String stage) {
        return ROOT + "." + stage + "..";
    }

    private static void dependsOnlyOn(String stage, String... others) {
        String[] allowed = new String[others.length + 4];
        System.arraycopy(others, 0, allowed, 0, others.length);
        allowed[others.length] = of(stage);
        allowed[others.length + 1] = "java..";
        allowed[others.length + 2] = "javax.crypto..";
        allowed[others.length + 3] = "org.jspecify..";
        classes()
                .that()
                .resideInAPackage(of(stage))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CORE);
    }

    @Test
    void signatureKnowsBytesAndSecretsOnly() {
        dependsOnlyOn("signature", "org.slf4j..");
    }

    @Test
    void modelKnowsTheTablesAndTheAnnotationsThatMaskIt() {
        dependsOnlyOn("model", of("internal.json"), "com.fasterxml.jackson.annotation..");
    }

    @Test
    void eventKnowsModelAndTheTables() {
        dependsOnlyOn(
                "event",
                of("model"),
                of("internal.json"),
                of("internal.databind"),
                "com.fasterxml.jackson.annotation..");
    }

    @Test
    void decodeKnowsEventAndThePass() {
        dependsOnlyOn("decode", of("event"), of("internal.json"));
    }

    @Test
    void thePassKnowsTheParserAlone() {
        dependsOnlyOn("internal.json", "com.fasterxml.jackson.core..", "com.fasterxml.jackson.annotation..");
    }

    @Test
    void theTextOfJavaScriptKnowsTheParserAlone() {
        dependsOnlyOn("internal.ecmascript", "com.fasterxml.jackson.core..");
    }

    @Test
    void theEnvelopeKnowsThePassAndTheExceptionOfTheDecoder() {
        dependsOnlyOn("internal.envelope", of("internal.json"), of("decode"));
    }

    @Test
    void bindingKnowsTheModelAndBothMappers() {
        dependsOnlyOn(
                "internal.databind", of("internal.json"), of("model"), "com.fasterxml.jackson..", "tools.jackson..");
    }

    @Test
    void deliveryKnowsNoOtherStage() {
        dependsOnlyOn("delivery", "org.slf4j..");
    }

    @Test
    void listenerKnowsEventModelAndTheObserver() {
        dependsOnlyOn("listener", of("event"), of("model"), of("observe"), ROOT, "org.slf4j..");
    }

    @Test
    void observeKnowsWhatItExplains() {
        dependsOnlyOn(
                "observe",
                of("signature"),
                of("internal.ecmascript"),
                of("event"),
                ROOT,
                "io.micrometer..",
                "org.slf4j..");
    }

    @Test
    void theDoorKnowsTheStagesAndNoFramework() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "java..", "org.jspecify..", "org.slf4j..")
                .check(CORE);
    }

    @Test
    void noJacksonTypeIsPublic() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("internal"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.core..")
                .check(CORE);
    }

    @Test
    void stagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
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
