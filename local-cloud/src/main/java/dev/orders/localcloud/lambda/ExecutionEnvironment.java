package dev.orders.localcloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One JVM of a function, as the Runtime API knows it: starts, then takes one event after the other. What the runtime calls
 * and what invokes meet here.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Execution environment
 *     lifecycle</a>
 */
final class ExecutionEnvironment {

    /** What an environment does. */
    enum State {
        STARTING,
        IDLE,
        BUSY,
        ENDED
    }

    /** An answer comes over HTTP and the log through a pipe: how long to wait for the slower one. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(1);

    private final String id;
    private final String logStream;
    private final Instant usableUntil;
    private final EnvironmentOutput output;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Outcome> gone = new CompletableFuture<>();
    private final CompletableFuture<Void> printed = new CompletableFuture<>();
    private CompletableFuture<CompletableFuture<Event>> asked = new CompletableFuture<>();
    private CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private String requestId = "";
    private @Nullable Process process;
    private State state = State.STARTING;

    /**
     * @param id names it in the Runtime API's address: whoever knows it is this environment
     * @param usableUntil when its credentials are too old for another event
     */
    ExecutionEnvironment(String id, String logStream, Instant usableUntil, EnvironmentOutput output) {
        this.id = id;
        this.logStream = logStream;
        this.usableUntil = usableUntil;
        this.output = output;
    }

    String id() {
        return id;
    }

    String logStream() {
        return logStream;
    }

    EnvironmentOutput output() {
        return output;
    }

    boolean usableAt(Instant now) {
        return state() != State.ENDED && now.isBefore(usableUntil);
    }

    State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Its JVM has been started. */
    void runsIn(Process started, CompletableFuture<Void> allPrinted) {
        lock.lock();
        try {
            process = started;
        } finally {
            lock.unlock();
        }
        allPrinted.thenRun(() -> printed.complete(null));
        started.onExit().thenAccept(process -> exited(process.exitValue()));
    }

    /** The runtime asks for an event, which may take long to come; cancelled when its JVM ends before. */
    CompletableFuture<Event> next() {
        lock.lock();
        try {
            CompletableFuture<Event> event = new CompletableFuture<>();
            asked.complete(event);
            return event;
        } finally {
            lock.unlock();
        }
    }

    /** The runtime's word on the event that it has; false when it has another one, or none. */
    boolean finished(String finishedId, Outcome by) {
        lock.lock();
        try {
            return requestId.equals(finishedId) && outcome.complete(by);
        } finally {
            lock.unlock();
        }
    }

    /** The runtime can't make its handler. */
    void initFailed(byte[] error) {
        gone.complete(Outcome.neverStarted(error));
    }

    /** Waits until the runtime asks for its first event; how it failed when it doesn't. */
    @Nullable
    Outcome awaitReady(String forRequest, Duration within) throws InterruptedException {
        if (!happens(CompletableFuture.anyOf(asked, gone), within)) {
            end();
            return Outcome.timedOut(forRequest, within);
        }
        return gone.getNow(null);
    }

    /** Hands the event to the runtime, which has asked for one, and waits for its word until the event's time is over. */
    Outcome run(Event event, Duration timeout) throws InterruptedException {
        CompletableFuture<Outcome> told = new CompletableFuture<>();
        lock.lock();
        try {
            if (state != State.ENDED) {
                state = State.BUSY;
            }
            requestId = event.requestId();
            outcome = told;
            CompletableFuture<Event> wanted = asked.getNow(null);
            if (wanted != null) {
                asked = new CompletableFuture<>();
                wanted.complete(event);
            }
        } finally {
            lock.unlock();
        }
        // Nothing of this event may hang on to the environment's end, which is far: answers are large.
        if (!happens(CompletableFuture.anyOf(told, gone), timeout)) {
            told.complete(Outcome.timedOut(event.requestId(), timeout));
            end();
        } else if (gone.isDone()) {
            told.complete(gone.join());
        }
        return told.join();
    }

    /**
     * After an invocation: waits for its last lines, and until the runtime asks for another event. One that doesn't is ended,
     * so that no event goes to a JVM that is about to end.
     */
    void settle(Outcome ended) throws InterruptedException {
        if (ended.usable()) {
            happens(CompletableFuture.anyOf(output.endOf(requestId), printed), SETTLED_WITHIN);
            if (happens(CompletableFuture.anyOf(asked, gone), SETTLED_WITHIN) && !gone.isDone()) {
                idle();
                return;
            }
        }
        end();
        happens(printed, SETTLED_WITHIN);
    }

    /** Ends the JVM at once: as on AWS, a function has nothing to do when its environment goes. */
    void end() {
        Process child;
        lock.lock();
        try {
            state = State.ENDED;
            child = process;
        } finally {
            lock.unlock();
        }
        if (child != null) {
            child.destroyForcibly();
        }
    }

    private void idle() {
        lock.lock();
        try {
            if (state == State.BUSY) {
                state = State.IDLE;
            }
        } finally {
            lock.unlock();
        }
    }

    private void exited(int code) {
        lock.lock();
        try {
            state = State.ENDED;
            CompletableFuture<Event> wanted = asked.getNow(null);
            if (wanted != null) {
                wanted.cancel(false);
            }
        } finally {
            lock.unlock();
        }
        gone.complete(Outcome.exited(output.requestId(), code));
    }

    private static boolean happens(CompletableFuture<?> future, Duration within) throws InterruptedException {
        try {
            future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }
}
