package dev.orders.localcloud.lambda;

import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Events that nobody waits for. One whose function fails is tried again as often as on AWS, and then dropped with a line in
 * the function's log: no function here has a destination for it. They wait in memory, and are gone with the local cloud;
 * when too many wait, the next is throttled.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors
 *     and retries with asynchronous invocation</a>
 */
final class AsynchronousInvocations {

    private static final int MOST = 1000;
    private static final Duration AFTER_THROTTLE = Duration.ofSeconds(1);

    private final List<Duration> retries;
    private final Semaphore room = new Semaphore(MOST);
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    AsynchronousInvocations(List<Duration> retries) {
        this.retries = List.copyOf(retries);
    }

    /** @throws NotInvokedException when too many events wait already */
    void add(HostedFunction function, String qualifier, InvokeRequest request) {
        if (!room.tryAcquire()) {
            throw new NotInvokedException(Reason.THROTTLED, "Rate Exceeded.");
        }
        threads.execute(() -> attempt(function, qualifier, request, 0));
    }

    private void attempt(HostedFunction function, String qualifier, InvokeRequest request, int retried) {
        boolean failed;
        try {
            failed = HostedFunctions.invoke(function, qualifier, request).failed();
        } catch (NotInvokedException refused) {
            if (refused.reason() == Reason.THROTTLED) {
                after(AFTER_THROTTLE, () -> attempt(function, qualifier, request, retried));
                return;
            }
            function.note("%s was not invoked: %s".formatted(request.requestId(), refused.getMessage()));
            failed = true;
        }
        if (failed && retried < retries.size()) {
            after(retries.get(retried), () -> attempt(function, qualifier, request, retried + 1));
            return;
        }
        if (failed) {
            function.note("The event of %s is dropped after %d attempts".formatted(request.requestId(), retried + 1));
        }
        room.release();
    }

    private void after(Duration delay, Runnable next) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(next);
    }
}
