package dev.orders.localcloud.lambda;

/** The event reached no handler: nothing that the function does has happened. */
public final class NotInvokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** Every environment was busy for too long: worth another try later ({@code TooManyRequestsException}). */
        THROTTLED,
        /** No function has this name ({@code ResourceNotFoundException}). */
        NO_SUCH_FUNCTION,
        /** Lambda can't assume the execution role ({@code AccessDeniedException}). */
        ROLE_NOT_ASSUMED,
        /** The payload is longer than an invocation takes ({@code RequestTooLargeException}). */
        TOO_LARGE,
        /** Lambda's own fault, or the local cloud is ending ({@code ServiceException}). */
        FAULT
    }

    private final Reason reason;

    public NotInvokedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
