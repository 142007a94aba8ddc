package dev.orders.localcloud;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packages = "dev.orders.localcloud", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.orders.localcloud";

    /** One package a service, with what lies below it. */
    private static final Set<String> SERVICES = Set.of(
            "cognito",
            "console",
            "dynamodb",
            "gateway",
            "iam",
            "identity",
            "kinesis",
            "lambda",
            "mail",
            "pipes",
            "queues",
            "workflow");

    /** What services may share: contracts that know no service. */
    private static final Set<String> CONTRACTS = Set.of("definitions", "policy", "shards", "signing", "state", "wire");

    private static final Set<Class<?>> CLOCKS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Clock.class,
            InstantSource.class);

    @ArchTest
    static void everyPackageThatTheRulesNameHasClasses(JavaClasses all) {
        for (Set<String> names : Set.of(SERVICES, CONTRACTS)) {
            for (String name : names) {
                assertThat(all.stream().filter(below(name)::test))
                        .as("a rule about nothing holds always: " + name)
                        .isNotEmpty();
            }
        }
    }

    @ArchTest
    static void servicesNeverImportOneAnother(JavaClasses all) {
        for (String service : SERVICES) {
            noClasses()
                    .that(below(service))
                    .should()
                    .dependOnClassesThat(anyOf(SERVICES, service))
                    .because(
                            "what one service needs of another goes the way of every call: signed, verified, authorized")
                    .allowEmptyShould(false)
                    .check(all);
        }
    }

    @ArchTest
    static void contractsKnowNoService(JavaClasses all) {
        for (String contract : CONTRACTS) {
            noClasses()
                    .that(below(contract))
                    .should()
                    .dependOnClassesThat(anyOf(SERVICES, contract).or(resideInAPackage(ROOT)))
                    .because("a service is added without touching what verifies and authorizes its calls")
                    .allowEmptyShould(false)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule THE_POLICY_ENGINE_IS_PURE = classes()
            .that()
            .resideInAPackage(ROOT + ".policy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".policy", "java..", "tools.jackson..", "org.jspecify.annotations..")
            .because("a decision is a function of policies and a request, whatever carries them")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule THE_WORKFLOW_ENGINE_IS_PURE = classes()
            .that()
            .resideInAnyPackage(ROOT + ".workflow.asl", ROOT + ".workflow.jsonata", ROOT + ".workflow.engine")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".workflow.asl",
                    ROOT + ".workflow.jsonata",
                    ROOT + ".workflow.engine",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.dashjoin.jsonata..",
                    "org.jspecify.annotations..")
            .because("an execution is a function of its snapshot and a signal, whoever keeps and sends them")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule SIGNATURES_KNOW_NO_HTTP_SERVER = noClasses()
            .that()
            .resideInAPackage(ROOT + ".signing")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.web.."))
            .because("the gateway verifies signatures too, of requests that no controller ever sees")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ONLY_THE_APPLICATION_PUTS_SERVICES_TOGETHER = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT)
            .because("what a service is told, it is told by its settings")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule KNOWS_NONE_OF_THE_APPLICATIONS_CLASSES = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.orders..").and(DescribedPredicate.not(below(""))))
            .because("the cloud only starts the application's jars, as AWS does")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES = slices().matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs itself by way of another is one package in two folders")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE = noClasses()
            .that()
            .doNotHaveSimpleName("LocalCloudConfiguration")
            .should()
            .callMethodWhere(readsTheTime())
            .orShould()
            .callConstructor(Date.class)
            .because("expiry, signatures and conditions are tested on a clock that the test moves")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a class says in its constructor what it needs")
            .allowEmptyShould(false);

    private static DescribedPredicate<JavaClass> below(String name) {
        return resideInAPackage(ROOT + (name.isEmpty() ? "" : "." + name) + "..");
    }

    private static DescribedPredicate<JavaClass> anyOf(Set<String> names, String but) {
        return resideInAnyPackage(names.stream()
                .filter(name -> !name.equals(but))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheTime() {
        return DescribedPredicate.describe("reads the machine's clock", call -> {
            boolean clock =
                    CLOCKS.stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))
                            && (call.getName().equals("now") || call.getName().startsWith("system"));
            return clock
                    || (call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("currentTimeMillis"));
        });
    }
}
