package dev.orders.localcloud.shards;

/** What the target did with a batch. */
public sealed interface Outcome {

    /** It is done with all of it. */
    record Taken() implements Outcome {}

    /**
     * It is done with the records before this one, and not with the rest.
     *
     * @param index of the first record that it is not done with, at least 1
     */
    record TakenBefore(int index, String reason) implements Outcome {}

    /** It failed: an attempt that counts. */
    record Failed(String reason) implements Outcome {}

    /** It was not there: no attempt that counts, and worth another until the records are too old. */
    record Unavailable(String reason) implements Outcome {}

    /** It can't be given such records: trying again is of no use. */
    record Unfit(String reason) implements Outcome {}
}
