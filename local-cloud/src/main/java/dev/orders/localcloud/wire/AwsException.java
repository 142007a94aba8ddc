package dev.orders.localcloud.wire;

import java.util.Map;

/** An error as the service's model names it; the wire writes it in the service's protocol. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    /**
     * @param code the error's name, such as {@code ResourceNotFoundException}
     * @param message what the SDK shows; never holds a secret or a token
     */
    public AwsException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** @param headers that the error's answer has beyond its protocol's */
    public AwsException(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
