package dev.orders.localcloud.workflow.engine;

/** Makes the token of a task before its arguments are computed, since they may hold it. */
@FunctionalInterface
public interface TokenSource {

    /** @return a token that nobody can guess; asked once for each attempt of a task that waits for one */
    String token(Execution execution, int frame, int attempt);
}
