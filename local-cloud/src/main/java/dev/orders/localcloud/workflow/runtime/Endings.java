package dev.orders.localcloud.workflow.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells parents that their children are over, as EventBridge does on AWS. */
public final class Endings {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    /** Completed at the next end of the execution: one that may be over already has to be looked at after this. */
    public CompletableFuture<Void> of(String executionArn) {
        return awaited.computeIfAbsent(executionArn, arn -> new CompletableFuture<>());
    }

    /** Said once that is on disk; saying it twice does no harm. */
    public void over(String executionArn) {
        CompletableFuture<Void> end = awaited.remove(executionArn);
        if (end != null) {
            end.complete(null);
        }
    }
}
