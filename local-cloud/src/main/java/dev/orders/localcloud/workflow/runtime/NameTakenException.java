package dev.orders.localcloud.workflow.runtime;

/** An execution of this name has another input, or is over since less than 90 days. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTakenException(String executionArn) {
        super(executionArn);
    }
}
