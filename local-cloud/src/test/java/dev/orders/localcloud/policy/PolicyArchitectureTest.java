package dev.orders.localcloud.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.orders.localcloud.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class PolicyArchitectureTest {

    @ArchTest
    static final ArchRule IS_PURE = classes()
            .that()
            .resideInAPackage("dev.orders.localcloud.policy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orders.localcloud.policy", "java..", "tools.jackson..", "org.jspecify.annotations..")
            .because("a decision is a function of policies and a request, whatever carries them")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule HAS_NO_CLOCK_OF_ITS_OWN = noClasses()
            .that()
            .resideInAPackage("dev.orders.localcloud.policy")
            .should()
            .callMethod(Instant.class, "now")
            .because("dates in conditions are compared with the request's time")
            .allowEmptyShould(false);
}
