package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.FunctionsDefinition.Function;

/**
 * One version of a function.
 *
 * @param arn the function's, without version
 * @param roleArn of the execution role
 * @param version {@code $LATEST} or a number
 */
record FunctionVersion(Function function, String arn, String roleArn, String version) {

    String name() {
        return function.name();
    }
}
