package dev.orders.localcloud.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What became of one invocation.
 *
 * @param payload the handler's answer, or the error as JSON: {@code errorMessage}, {@code errorType} and perhaps
 *     {@code stackTrace}
 * @param functionError null after success; otherwise {@code Unhandled}: the handler threw, ran out of time, or its
 *     environment ended or could not start
 * @param logTail the last lines that the invocation wrote, at most 4 KB
 * @param requestId of the invocation, as the function's context and its log name it
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public record Invocation(byte[] payload, @Nullable String functionError, String logTail, String requestId) {

    public boolean failed() {
        return functionError != null;
    }
}
