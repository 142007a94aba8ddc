package dev.orders.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.client.RestClient;

/** ArchUnit fails a rule that finds nothing to check, so none of these can pass on an empty set. */
@AnalyzeClasses(packages = "dev.orders.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesDependOneWay = slices().matching("dev.orders.web.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that can't be read without the others is no feature");

    @ArchTest
    static final ArchRule onlyTheApiClientAndTheTokenEndpointUseHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..web.api..", "..web.login..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(RestClient.class)
            .because("tokens are added and failures are read in one place");

    @ArchTest
    static final ArchRule tokensStayWhereTheyAreNeeded = classes()
            .that()
            .haveSimpleName("Tokens")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("..web.login..", "..web.api..")
            .because("what has no token can't show one");

    @ArchTest
    static final ArchRule controllersAreSeenByNobody = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Controller")
            .because("a page is reached by its address");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Autowired.class, Value.class)
            .because("constructors and settings records say what is needed");

    @ArchTest
    static final ArchRule nobodyAsksTheSystemForTheTime =
            noClasses().should().callMethod(Instant.class, "now").because("the clock is passed in");

    @ArchTest
    static final ArchRule nothingIsSet = methods()
            .that()
            .areDeclaredInClassesThat(
                    describe("are ours", type -> type.getPackageName().startsWith("dev.orders.web")))
            .should()
            .haveNameNotStartingWith("set")
            .because("values are records");
}
