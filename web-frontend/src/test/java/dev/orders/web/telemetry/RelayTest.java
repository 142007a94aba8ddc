package dev.orders.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.orders.telemetry.LossReason;
import dev.orders.web.api.ApiFailure;
import dev.orders.web.api.LaterCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final List<BrowserEvent> EVENTS =
            List.of(new BrowserEvent("page.viewed", "/web-frontend/browser", Map.of("page", "/orders")));

    private final Map<LossReason, Long> lost = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T14:05:00Z"));
    private final Relay relay = new Relay((reason, count) -> lost.merge(reason, count, Long::sum), now::get);

    @Test
    void dropsWhatComesFasterThanItIsTakenAndNeverWaits() {
        var stuck = new CountDownLatch(1);
        LaterCall call = call(stuck);

        for (int i = 0; i < Relay.MAX_BATCHES + 1 + 5; i++) {
            relay.pass(call, EVENTS);
        }

        assertThat(lost).containsOnly(Map.entry(LossReason.BUFFER_FULL, 5L));
        stuck.countDown();
        relay.close();
    }

    @Test
    void countsWhatWasLeftAtTheEnd() {
        LaterCall call = call(new CountDownLatch(1));
        relay.pass(call, EVENTS);
        relay.pass(call, EVENTS);
        relay.pass(call, EVENTS);

        relay.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> lost.getOrDefault(LossReason.GAVE_UP, 0L) == 3);
    }

    @Test
    void usesNobodysTokensLongAfterTheyWereGiven() {
        var stuck = new CountDownLatch(1);
        LaterCall late = mock();
        relay.pass(call(stuck), EVENTS);
        relay.pass(late, EVENTS);

        now.updateAndGet(then -> then.plus(Relay.MAX_WAIT));
        stuck.countDown();

        await().atMost(Duration.ofSeconds(5)).until(() -> lost.getOrDefault(LossReason.GAVE_UP, 0L) == 2);
        verifyNoInteractions(late);
    }

    @Test
    void countsWhatComesAfterTheEnd() {
        relay.close();

        relay.pass(call(new CountDownLatch(0)), EVENTS);

        assertThat(lost).containsOnly(Map.entry(LossReason.GAVE_UP, 1L));
    }

    /** Answers, or fails as a broken-off call does, once it is let go. */
    private static LaterCall call(CountDownLatch gate) {
        LaterCall call = mock();
        when(call.post(any(), any(), any())).thenAnswer(asked -> {
            try {
                gate.await();
            } catch (InterruptedException brokenOff) {
                Thread.currentThread().interrupt();
            }
            throw mock(ApiFailure.Unavailable.class);
        });
        return call;
    }
}
