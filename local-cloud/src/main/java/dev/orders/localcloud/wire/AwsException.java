package dev.orders.localcloud.wire;

/** An error as the service's model names it; the wire writes it in the service's protocol. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param code the error's name, such as {@code ResourceNotFoundException}
     * @param message what the SDK shows; never holds a secret or a token
     */
    public AwsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
