package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.Simulation;
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

    /**
     * One page of every action on every resource, in this order; only the page is tried. The marker of the next page is
     * the number of results before it.
     */
    static ObjectNode of(Simulation simulation, List<String> actions, List<String> resources, int from, int most) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode evaluations = answer.putArray("EvaluationResults");
        long all = (long) actions.size() * resources.size();
        long end = Math.min(all, (long) from + most);
        for (long at = from; at < end; at++) {
            String action = actions.get((int) (at / resources.size()));
            String resource = resources.get((int) (at % resources.size()));
            write(evaluations.addObject(), simulation.run(action, resource));
        }
        answer.put("IsTruncated", end < all);
        if (end < all) {
            answer.put("Marker", String.valueOf(end));
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
