package io.remnawave.webhook.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final JavaClasses TESTKIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.remnawave.webhook.testkit");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("io.remnawave.webhook.testkit.(*)..")
                .should()
                .beFreeOfCycles()
                .check(TESTKIT);
    }

    /** Whoever has no JUnit, AssertJ, Spring or Micronaut loads no class that mentions them. */
    @ParameterizedTest
    @CsvSource({
        "fixture, ",
        "panel, ",
        "recorder, ",
        "assertion, org.assertj..",
        "micronaut, io.micronaut..",
        "spring, org.springframework.."
    })
    void frameworksStayInThePackagesNamedAfterThem(String part, String framework) {
        String own = framework == null ? "io.remnawave.webhook.." : framework;
        classes()
                .that()
                .resideInAPackage("io.remnawave.webhook.testkit." + part)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core..",
                        "io.remnawave.webhook..",
                        own)
                .check(TESTKIT);
    }
}
