package dev.orders.localcloud.lambda;

/** The event was not handled: but for {@link Reason#FAULT} no handler has seen it. */
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
        /**
         * Lambda's own fault, such as a function that is not built, or the local cloud is ending: whether a handler saw the
         * event is not known then ({@code ServiceException}).
         */
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
