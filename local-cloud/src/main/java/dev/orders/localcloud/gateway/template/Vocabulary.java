package dev.orders.localcloud.gateway.template;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What templates of an API may refer to.
 *
 * @param context whether a member of {@code $context}, such as {@code identity.sourceIp}, has a value
 * @param stageVariables names
 * @param requestOverrides whether something executes {@code $context.requestOverride}
 */
public record Vocabulary(Predicate<String> context, Set<String> stageVariables, boolean requestOverrides) {
    public Vocabulary {
        stageVariables = Set.copyOf(stageVariables);
    }
}
