package dev.orders.localcloud.runtime;

/** The handler's name leads to nothing that this runtime can call. */
final class UnusableHandlerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    /** @param errorType as the invocation's error names it */
    UnusableHandlerException(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    String errorType() {
        return errorType;
    }
}
