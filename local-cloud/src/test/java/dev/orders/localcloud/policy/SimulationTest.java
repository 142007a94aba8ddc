package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Simulation.MatchedStatement;
import dev.orders.localcloud.policy.Simulation.Outcome;
import dev.orders.localcloud.policy.Simulation.Result;
import dev.orders.localcloud.policy.Simulation.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Principal ALICE = new Principal.User("123456789012", "AIDAALICE", "alice");
    private static final String AFTER_2015 =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\","
                    + "\"Condition\":{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2015-08-16T12:00:00Z\"}}}}";

    @Test
    void namesTheStatementByItsPlace() {
        Result result = simulate(
                RequestContext.empty().with("aws:CurrentTime", "2026-01-31T12:00:00Z"), "dynamodb:CreateBackup");

        assertThat(result.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(result.matched())
                .containsExactly(new MatchedStatement(
                        PolicyType.IDENTITY, "PolicyInputList.1", new Span(1, 37, 1, AFTER_2015.length())));
        assertThat(AFTER_2015.charAt(36)).isEqualTo('{');
        assertThat(result.missingContextKeys()).isEmpty();
        assertThat(result.allowedByBoundary()).isNull();
    }

    @Test
    void hasNoTimeOfItsOwn() {
        Result result = simulate(RequestContext.empty(), "dynamodb:CreateBackup");

        assertThat(result.outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(result.missingContextKeys()).containsExactly("aws:CurrentTime");
    }

    @Test
    void findsStatementsOfALongerPolicy() {
        PolicyDocument policy = PolicyDocument.parse("p", """
                {
                  "Statement": [
                    {"Effect": "Allow", "Action": "s3:*", "Resource": ["*"]},
                    {"Sid": "Second", "Effect": "Deny", "Action": "s3:*",
                     "Resource": "*"}
                  ],
                  "Id": "after"
                }
                """);

        assertThat(StatementSpans.find(policy, "Statement[0]")).isEqualTo(new Span(3, 5, 3, 61));
        assertThat(StatementSpans.find(policy, "Second")).isEqualTo(new Span(4, 5, 5, 22));
    }

    @Test
    void tellsWhatTheBoundaryAloneAllows() {
        Policies policies = Policies.identity(List.of(allow("s3:*"))).withBoundary(allow("dynamodb:*"));
        Simulation simulation = new Simulation(ALICE, policies, RequestContext.empty());

        assertThat(simulation.run("s3:GetObject", "*").allowedByBoundary()).isFalse();
        assertThat(simulation.run("dynamodb:GetItem", "*").allowedByBoundary()).isTrue();
        assertThat(simulation.run("dynamodb:GetItem", "*").outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    private static Result simulate(RequestContext context, String action) {
        Policies policies = Policies.identity(List.of(PolicyDocument.parse("PolicyInputList.1", AFTER_2015)));
        return new Simulation(ALICE, policies, context).run(action, "*");
    }

    private static PolicyDocument allow(String action) {
        return PolicyDocument.parse(
                "allow " + action,
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}");
    }
}
