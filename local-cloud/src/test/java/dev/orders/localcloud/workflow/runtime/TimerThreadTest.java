package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TimerThreadTest {

    private final InstantSource clock = InstantSource.system();
    private final Queue<String> rung = new ConcurrentLinkedQueue<>();

    private Timetable.Entry after(TimerThread timers, int milliseconds, String name) {
        return timers.at(clock.instant().plusMillis(milliseconds), () -> rung.add(name));
    }

    @Test
    void ringsInTheOrderOfTheInstants() {
        try (TimerThread timers = new TimerThread(clock)) {
            after(timers, 150, "late");
            after(timers, 50, "early");
            await().until(() -> rung.size() == 2);

            assertThat(rung).containsExactly("early", "late");
        }
    }

    @Test
    void ringsNotForWhatWasCancelled() {
        try (TimerThread timers = new TimerThread(clock)) {
            Timetable.Entry cancelled = after(timers, 200, "cancelled");
            after(timers, 250, "kept");
            cancelled.cancel();
            cancelled.cancel();
            await().until(() -> !rung.isEmpty());

            assertThat(rung).containsExactly("kept");
        }
    }

    @Test
    void goesOnAfterAFault() {
        try (TimerThread timers = new TimerThread(clock)) {
            timers.at(clock.instant(), () -> {
                throw new IllegalStateException("a fault of the test");
            });
            after(timers, 1, "next");

            await().until(() -> rung.contains("next"));
        }
    }
}
