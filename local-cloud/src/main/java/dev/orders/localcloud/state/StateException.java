package dev.orders.localcloud.state;

/** Why the kept state can't be read or written, in one line that says what to mend. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
