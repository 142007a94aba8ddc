package dev.orders.localcloud.shards;

/**
 * Records that the target does not get any more.
 *
 * @param attempts how often the target was given exactly these
 */
public record GivenUp(Batch batch, Condition condition, int attempts) {

    /** Why a batch was given up, as AWS's messages name it. */
    public enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        MAXIMUM_RECORD_AGE_EXCEEDED("MaximumRecordAgeExceeded");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
