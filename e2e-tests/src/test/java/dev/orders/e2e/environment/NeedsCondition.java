package dev.orders.e2e.environment;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether the target has what {@link Needs} names. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<Need> needs = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(annotation -> Arrays.asList(annotation.value()))
                .orElse(List.of());
        if (needs.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is needed");
        }
        String test = context.getTestMethod()
                .map(method -> context.getRequiredTestClass().getSimpleName() + ", ")
                .orElse("");
        return evaluate(test + context.getDisplayName(), needs, Target.of(context));
    }

    static ConditionEvaluationResult evaluate(String test, List<Need> needs, Environment environment) {
        for (Need need : needs) {
            if (!need.isMetBy(environment)) {
                return need.capability().missing(test, need.lack());
            }
        }
        return ConditionEvaluationResult.enabled("the target has " + needs);
    }
}
