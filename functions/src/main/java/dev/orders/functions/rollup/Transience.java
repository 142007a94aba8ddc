package dev.orders.functions.rollup;

import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Which failures pass by themselves. The others, such as a right that the role lacks, are the function's errors: Lambda counts them,
 * and the event source tries the whole batch again.
 */
final class Transience {

    private static final int SERVER_ERROR = 500;
    private static final Set<String> REASONS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private Transience() {}

    static boolean isTransient(SdkException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream().anyMatch(reason -> REASONS.contains(reason.code()));
            case TransactionInProgressException busy -> true;
            case ApiCallTimeoutException late -> true;
            case ApiCallAttemptTimeoutException late -> true;
            case AwsServiceException answer -> answer.isThrottlingException() || answer.statusCode() >= SERVER_ERROR;
            default -> failure.getCause() instanceof IOException;
        };
    }
}
