package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.Simulation.MatchedStatement;
import dev.orders.localcloud.policy.Simulation.Result;
import dev.orders.localcloud.policy.Simulation.Span;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results in the shape of IAM's model. */
final class SimulationAnswer {

    private SimulationAnswer() {}

    /** One page of the results; the marker of the next one is the number of those before it. */
    static ObjectNode of(List<Result> results, int from, int most) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode evaluations = answer.putArray("EvaluationResults");
        results.stream().skip(from).limit(most).forEach(result -> write(evaluations.addObject(), result));
        boolean more = from + most < results.size();
        answer.put("IsTruncated", more);
        if (more) {
            answer.put("Marker", String.valueOf(from + most));
        }
        return answer;
    }

    static ObjectNode contextKeys(Collection<String> keys) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        keys.forEach(answer.putArray("ContextKeyNames")::add);
        return answer;
    }

    private static void write(ObjectNode evaluation, Result result) {
        evaluation
                .put("EvalActionName", result.action())
                .put("EvalResourceName", result.resource())
                .put("EvalDecision", result.outcome().spelling());
        ArrayNode statements = evaluation.putArray("MatchedStatements");
        result.matched().forEach(statement -> write(statements.addObject(), statement));
        result.missingContextKeys().forEach(evaluation.putArray("MissingContextValues")::add);
        Boolean allowedByBoundary = result.allowedByBoundary();
        if (allowedByBoundary != null) {
            evaluation
                    .putObject("PermissionsBoundaryDecisionDetail")
                    .put("AllowedByPermissionsBoundary", allowedByBoundary.booleanValue());
        }
    }

    private static void write(ObjectNode statement, MatchedStatement matched) {
        Span span = matched.span();
        statement.put("SourcePolicyId", matched.policy()).put("SourcePolicyType", "IAM Policy");
        statement.putObject("StartPosition").put("Line", span.startLine()).put("Column", span.startColumn());
        statement.putObject("EndPosition").put("Line", span.endLine()).put("Column", span.endColumn());
    }
}
