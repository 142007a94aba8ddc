package dev.orders.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.orders", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_STREAM_KNOWS_AWS = noClasses()
            .that()
            .doNotHaveSimpleName("KinesisStream")
            .and()
            .doNotHaveSimpleName("KinesisTelemetry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("what is sent when can be tried without a network");

    @ArchTest
    static final ArchRule THE_EMITTER_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.orders.telemetry")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "dev.orders.telemetry.web..")
            .because("its web package is optional");

    @ArchTest
    static final ArchRule IT_KNOWS_NO_OTHER_MODULE = classes()
            .that()
            .resideInAPackage("dev.orders.telemetry..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.orders.api..", "dev.orders.web..", "dev.orders.domain..", "dev.orders.localcloud..")
            .because("both services use it, and neither drags the other in");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_FOR_THE_TIME =
            noClasses().should().callMethod(Instant.class, "now").because("the clock is passed in");
}
