package dev.orders.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orders.api.dynamodb.TaskToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;

@AnalyzeClasses(packages = "dev.orders", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiArchitectureTest {

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = slices().matching("dev.orders.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can be read without the ones that build on it")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.orders.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "software.amazon..", "tools.jackson..", "dev.orders.api..")
            .because("dependencies point from the service to the domain")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOTHING_THAT_SHIPS_KNOWS_THE_LOCAL_CLOUD = noClasses()
            .that()
            .resideInAPackage("dev.orders.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.orders.localcloud..")
            .because("the service runs the same on AWS")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule CONTROLLERS_GO_THROUGH_USE_CASES = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.orders.api.dynamodb..",
                    "dev.orders.api.stepfunctions..",
                    "dev.orders.api.identity..",
                    "dev.orders.api.aws..",
                    "software.amazon..")
            .because("what a customer can do is in the domain, not in a controller")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ADAPTERS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.orders.api.dynamodb..",
                    "dev.orders.api.stepfunctions..",
                    "dev.orders.api.identity..",
                    "dev.orders.api.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework..", "dev.orders.api.problems..")
            .because("one place turns errors into answers, and it is not an adapter")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule TASK_TOKENS_GO_TO_STEP_FUNCTIONS_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.orders.api..")
            .and()
            .resideOutsideOfPackages("dev.orders.api.dynamodb", "dev.orders.api.stepfunctions")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(TaskToken.class)
            .because("whoever has a token decides, whatever the rules say")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule ONE_CLASS_BUILDS_CLIENTS = noClasses()
            .that()
            .resideInAPackage("dev.orders.api..")
            .and()
            .resideOutsideOfPackage("dev.orders.api.aws")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SdkClientBuilder.class)
            .because("there is one HTTP client a process and one client a service, whoever's credentials sign a call")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.orders.api..")
            .should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .because("constructors say what a class needs, and settings are typed records")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule BEANS_ARE_MADE_BY_CONFIGURATIONS = methods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Configuration.class)
            .because("wiring has its places")
            .allowEmptyShould(false);
}
