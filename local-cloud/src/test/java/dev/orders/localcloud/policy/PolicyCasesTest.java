package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Decision.Denied;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCasesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsTheCaseSays(PolicyCase given) {
        Decision decision = given.decide();

        assertThat(outcome(decision)).as("%s", decision).isEqualTo(given.expected());
        if (given.reason() != null) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Denied.class, denied -> assertThat(denied.reason()).isEqualTo(given.reason()));
        }
        if (given.statements() != null) {
            assertThat(decision.matches())
                    .extracting(match -> match.policy() + "/" + match.statement())
                    .containsExactlyElementsOf(given.statements());
        }
        if (given.nearMisses() != null) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Denied.class,
                            denied -> assertThat(denied.nearMisses())
                                    .extracting(NearMiss::explanation)
                                    .containsExactlyElementsOf(given.nearMisses()));
        }
    }

    @Test
    void everyFileHasCasesWithDifferentNames() {
        List<Path> files = PolicyCase.files();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(PolicyCase.in(file)).as(file.toString()).isNotEmpty();
            assertThat(PolicyCase.in(file))
                    .extracting(PolicyCase::name)
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorIsTriedBothWaysAndWithoutItsKey(Operator operator) {
        List<PolicyCase> cases = PolicyCase.all().stream()
                .filter(given -> given.json().toString().contains("\"" + operator.spelling() + "\":"))
                .toList();
        assertThat(cases)
                .extracting(PolicyCase::expected)
                .contains("allowed")
                .containsAnyOf("implicitDeny", "explicitDeny");
        assertThat(cases).extracting(PolicyCase::name).anyMatch(name -> name.contains("absent"));
    }

    static Stream<PolicyCase> cases() {
        return PolicyCase.all().stream();
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "allowed";
            case Denied denied -> denied.kind() == Denied.Kind.EXPLICIT ? "explicitDeny" : "implicitDeny";
        };
    }
}
