package dev.orders.localcloud.pipes;

/** What a service answered instead of what it was asked for. */
final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    CallFailedException(int status, String code, String message) {
        super(code + ": " + message);
        this.status = status;
        this.code = code;
    }

    /** The error's name and message in one line. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** The error's name without its namespace. */
    String code() {
        return code;
    }

    /** Whether the service failed and not the pipe's call: such failures are no attempts that count. */
    boolean isInternal() {
        return status >= 500 || code.contains("Throttl") || code.equals("ProvisionedThroughputExceededException");
    }
}
