package dev.orders.functions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(packages = "dev.orders.functions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void whatTheRulesSpeakOfExists(JavaClasses classes) {
        for (String part : new String[] {"event", "counting", "table"}) {
            assertThat(classes.that(resideInAnyPackage("dev.orders.functions.rollup." + part)))
                    .as(part)
                    .hasSizeGreaterThan(3);
        }
        assertThat(classes.contain("dev.orders.functions.rollup.RollupHandler")).isTrue();
    }

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orders.functions..",
                    "dev.orders.domain..",
                    "java..",
                    "org.jspecify.annotations..",
                    "tools.jackson.core..",
                    "com.amazonaws.services.lambda.runtime..",
                    "software.amazon.awssdk..")
            .because("a function starts when somebody waits for it: no framework, no container")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule COUNTING_KNOWS_NOTHING_OF_AWS = classes()
            .that()
            .resideInAPackage("..rollup.counting..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orders.functions.rollup.counting..",
                    "dev.orders.functions.rollup.event..",
                    "dev.orders.domain.telemetry..",
                    "java..",
                    "org.jspecify.annotations..")
            .because("what counts is a rule of the application, and is tested without a cloud")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule READING_KNOWS_JSON_ALONE = classes()
            .that()
            .resideInAPackage("..rollup.event..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orders.functions.rollup.event..",
                    "java..",
                    "org.jspecify.annotations..",
                    "tools.jackson.core..")
            .because("an event is what its record says, whoever delivers it")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule THE_TABLE_KNOWS_NO_LAMBDA = noClasses()
            .that()
            .resideInAPackage("..rollup.table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.amazonaws..", "tools.jackson..")
            .because("rows are written alike whoever delivers records")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOTHING_HAS_A_CLOCK_OR_A_SEED_OF_ITS_OWN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current")
            .because(
                    "a snapshot of an initialised function is started many times: what is random in it would be the same in all")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule THE_CLOCK_IS_THE_HANDLERS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("RollupHandler")
            .and()
            .haveSimpleNameNotEndingWith("Priming")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .because("time is passed in, so that tests own it")
            .allowEmptyShould(false);
}
