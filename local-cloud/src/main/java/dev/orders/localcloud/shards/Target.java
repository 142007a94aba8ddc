package dev.orders.localcloud.shards;

/** Where records go: to a workflow or a function, or, when that can't be, to a queue that people look into. */
public interface Target {

    Outcome deliver(Batch batch);

    /**
     * Tells where the records are that are given up; tried until it succeeds, so that nothing is lost silently.
     *
     * @throws CallFailedException when the queue does not take it
     */
    void giveUp(GivenUp givenUp);
}
