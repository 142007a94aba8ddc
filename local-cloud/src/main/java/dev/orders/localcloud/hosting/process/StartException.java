package dev.orders.localcloud.hosting.process;

/** Why the local cloud can't start, in one line that says what to mend. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }
}
