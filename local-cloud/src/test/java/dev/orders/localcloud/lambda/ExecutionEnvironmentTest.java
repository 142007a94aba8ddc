package dev.orders.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An environment between who invokes and its runtime, without a JVM. */
class ExecutionEnvironmentTest {

    private final ExecutionEnvironment environment = new ExecutionEnvironment(
            "id", "stream", Instant.MAX, new EnvironmentOutput(new FunctionLog(InstantSource.system()), line -> {}));

    @Test
    void keepsNoAnswerThatWasGiven() throws InterruptedException {
        WeakReference<Outcome> first = answered("1");
        answered("2");

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            System.gc();
            return first.get() == null;
        });
    }

    @Test
    void leavesNoRequestBehindWhenItsJvmEnds() {
        Process process = mock();
        when(process.onExit()).thenReturn(CompletableFuture.completedFuture(process));
        CompletableFuture<Event> next = environment.next();

        environment.runsIn(process, new CompletableFuture<>());

        assertThat(next).isCancelled();
    }

    /** Runs an event whose runtime answers at once. */
    private WeakReference<Outcome> answered(String requestId) throws InterruptedException {
        environment
                .next()
                .thenAccept(event -> environment.finished(event.requestId(), Outcome.answered(event.payload())));
        Event event = new Event(requestId, "arn", Instant.MAX, "trace", null, new byte[1024]);
        Outcome outcome = environment.run(event, Duration.ofSeconds(5));
        assertThat(outcome.failed()).isFalse();
        return new WeakReference<>(outcome);
    }
}
