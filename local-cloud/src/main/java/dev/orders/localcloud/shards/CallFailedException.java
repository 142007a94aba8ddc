package dev.orders.localcloud.shards;

/** What a service answered instead of what it was asked for. */
public final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    public CallFailedException(int status, String code, String detail) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** The error's name and message in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The error's name without its namespace. */
    public String code() {
        return code;
    }

    /** The error's message alone. */
    public String detail() {
        return detail;
    }

    /** Whether the service failed and not the call: such failures are no attempts that count. */
    public boolean isInternal() {
        return status >= 500 || isThrottled();
    }

    /** Whether it is only too early. */
    public boolean isThrottled() {
        return code.contains("Throttl") || code.equals("ProvisionedThroughputExceededException");
    }
}
