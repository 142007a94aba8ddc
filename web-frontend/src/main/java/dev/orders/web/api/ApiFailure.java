package dev.orders.web.api;

import org.jspecify.annotations.Nullable;

/** The API didn't do what it was asked; a refusal that a form can explain is caught there, the rest becomes a page. */
public abstract sealed class ApiFailure extends RuntimeException {
    ApiFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** 404: no such row for this user, whoever else may have it. */
    public static final class NotFound extends ApiFailure {
        NotFound() {
            super("not found", null);
        }
    }

    /** 403: the gateway, the API or IAM refused the user; only the API says why. */
    public static final class Forbidden extends ApiFailure {
        private final transient Problem problem;

        Forbidden(Problem problem) {
            super("forbidden", null);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** Another 4xx, with what the API said about it. */
    public static final class Refused extends ApiFailure {
        private final int status;
        private final transient Problem problem;

        Refused(int status, Problem problem) {
            super("refused with " + status, null);
            this.status = status;
            this.problem = problem;
        }

        public int status() {
            return status;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** 429: too many requests of this client. */
    public static final class Throttled extends ApiFailure {
        Throttled() {
            super("throttled", null);
        }
    }

    /** No answer in time, no answer at all, a 5xx, or an answer that isn't the API's. */
    public static final class Unavailable extends ApiFailure {
        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
