package io.remnawave.webhook.inbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses INBOX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.remnawave.webhook.inbox");

    @Test
    void theInternalPackagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.remnawave.webhook.inbox.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(INBOX);
    }

    /** The clocks of instances may be wrong: times are those of the database. */
    @Test
    void nobodyAsksTheClockOfTheInstance() {
        noClasses().should().callMethod(Instant.class, "now").check(INBOX);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(INBOX);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(INBOX);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(INBOX);
    }

    @Test
    void dbSchedulerIsNoPartOfTheApi() {
        noClasses()
                .that()
                .resideInAPackage("io.remnawave.webhook.inbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .check(INBOX);
    }

    @Test
    void logsThroughSlf4jAlone() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(INBOX);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(INBOX);
    }
}
