package dev.orders.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orders.domain.ordering.PlaceOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.orders.domain", importOptions = ImportOption.DoNotIncludeTests.class)
class DomainArchitectureTest {

    @ArchTest
    static final ArchRule USES_ONLY_JAVA_AND_MONEY = classes()
            .that()
            .resideInAPackage("dev.orders.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.orders.domain..", "java..", "org.joda.money..", "org.jspecify.annotations..")
            .because("rules of ordering outlive frameworks and clouds")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule HAS_NO_CLOCK_OF_ITS_OWN = noClasses()
            .that()
            .resideInAPackage("dev.orders.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("time and ids are passed in, so that tests own them")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = slices().matching("dev.orders.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("product, order, ordering and approval build on one another in that order")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule PRODUCTS_KNOW_NO_ORDERS = noClasses()
            .that()
            .resideInAPackage("dev.orders.domain.product..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PlaceOrder.class.getPackageName(), "dev.orders.domain.order")
            .because("a catalogue function ships products without orders")
            .allowEmptyShould(false);
}
