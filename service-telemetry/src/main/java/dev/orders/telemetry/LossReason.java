package dev.orders.telemetry;

/** Why an event did not reach the stream. */
public enum LossReason {
    /** More waited already than the service keeps. */
    BUFFER_FULL("buffer-full"),
    /** Larger than a record may be. */
    TOO_LARGE("too-large"),
    /** Not taken for longer than it is kept, refused for itself, or still waiting when the service ended. */
    GAVE_UP("gave-up");

    private final String text;

    LossReason(String text) {
        this.text = text;
    }

    /** As {@code telemetry.lost} has it. */
    @Override
    public String toString() {
        return text;
    }
}
