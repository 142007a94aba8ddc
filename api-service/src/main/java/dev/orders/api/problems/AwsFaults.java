package dev.orders.api.problems;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** What the services behind this one refused, in words that give away nothing of them. */
final class AwsFaults {
    private static final Logger log = LoggerFactory.getLogger(AwsFaults.class);

    /** The SDK calls the first set throttling; cancelled and conflicting transactions are contention, retried in the adapter first. */
    private static final Set<String> BUSY = Set.of(
            "LimitExceededException",
            "TooManyRequestsException",
            "TransactionCanceledException",
            "TransactionConflictException",
            "TransactionInProgressException");

    private AwsFaults() {}

    static ProblemException answer(SdkException fault) {
        if (fault instanceof NotAuthorizedException refused) {
            log.warn("The identity pool gives no credentials: {}", refused.getMessage());
            return accessDenied();
        }
        var code = code(fault);
        if (code.equals("AccessDeniedException")) {
            log.error("A caller's credentials were denied: {}", fault.getMessage());
            return accessDenied();
        }
        if (BUSY.contains(code) || fault instanceof AwsServiceException busy && busy.isThrottlingException()) {
            log.warn("A service behind this one is busy: {}", code);
            return unavailable("Too many requests at the moment. Try again shortly.");
        }
        // The message names service, operation and cause; the stack is always the SDK's and the dispatcher's.
        log.error("A service behind this one failed: {}", fault.getMessage());
        return unavailable("The service is unavailable at the moment. Try again shortly.");
    }

    private static ProblemException accessDenied() {
        var detail = "Your account has no right to this.";
        return new ProblemException(
                Problem.of(HttpStatus.FORBIDDEN, "access-denied", "Access denied", detail, List.of()));
    }

    static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, detail), Map.of("Retry-After", "1"));
    }

    private static String code(SdkException fault) {
        var details = fault instanceof AwsServiceException answered ? answered.awsErrorDetails() : null;
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
