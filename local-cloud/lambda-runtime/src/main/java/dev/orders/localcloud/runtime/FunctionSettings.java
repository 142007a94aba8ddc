package dev.orders.localcloud.runtime;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What Lambda tells a runtime in its environment.
 *
 * @param runtimeApi where the Runtime API is: {@code host:port}, perhaps with a path
 * @param handler {@code _HANDLER}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime environment
 *     variables</a>
 */
record FunctionSettings(
        String runtimeApi,
        String handler,
        String functionName,
        String functionVersion,
        int memoryMegabytes,
        String logGroup,
        String logStream) {

    static FunctionSettings from(Map<String, String> environment) {
        UnaryOperator<String> required = name -> {
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                throw new IllegalStateException("the environment has no " + name);
            }
            return value;
        };
        return new FunctionSettings(
                required.apply("AWS_LAMBDA_RUNTIME_API"),
                required.apply("_HANDLER"),
                required.apply("AWS_LAMBDA_FUNCTION_NAME"),
                required.apply("AWS_LAMBDA_FUNCTION_VERSION"),
                Integer.parseInt(required.apply("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")),
                required.apply("AWS_LAMBDA_LOG_GROUP_NAME"),
                required.apply("AWS_LAMBDA_LOG_STREAM_NAME"));
    }
}
