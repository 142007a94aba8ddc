package dev.orders.localcloud.workflow.engine;

/** Ends what a state was doing; always turned into a {@link Failure} of the state within the same step. */
final class StateFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final String location;

    private StateFailedException(Failure failure, String location) {
        super(failure.cause(), null, false, false);
        this.failure = failure;
        this.location = location;
    }

    static StateFailedException of(String error, String cause) {
        return new StateFailedException(Failure.of(error, cause), "");
    }

    /** @param location the field whose expression failed, as the history names it */
    static StateFailedException evaluation(String location, String cause) {
        return new StateFailedException(Failure.of(Failure.QUERY, cause), location);
    }

    Failure failure() {
        return failure;
    }

    /** Empty where no expression is to blame. */
    String location() {
        return location;
    }
}
