package dev.orders.telemetry;

import static dev.orders.telemetry.Events.event;
import static dev.orders.telemetry.Events.large;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.telemetry.Stream.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emitter with its real thread. */
@Timeout(60)
class KinesisTelemetryTest {
    private final ScriptedStream stream = new ScriptedStream();
    private final List<KinesisTelemetry> all = new ArrayList<>();

    private KinesisTelemetry telemetry(int maxEvents, long maxBytes) {
        var telemetry = new KinesisTelemetry(
                "tester",
                stream,
                new Buffer(maxEvents, maxBytes),
                new Health("telemetry"),
                InstantSource.fixed(Events.AT));
        all.add(telemetry);
        return telemetry;
    }

    @AfterEach
    void close() {
        stream.always(ScriptedStream::takeAll);
        all.forEach(KinesisTelemetry::close);
    }

    private static long lost(KinesisTelemetry telemetry, LossReason reason) {
        return telemetry.counts().lost().getOrDefault(reason.toString(), 0L);
    }

    @Test
    void sendsWhatItIsToldAfterASilenceToo() {
        var telemetry = telemetry(100, 100_000);
        for (int i = 1; i <= 3; i++) {
            telemetry.emit(event("e" + i));
            int sent = i;
            await().until(() -> telemetry.counts().sent() == sent);
        }
        assertThat(stream.ids()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void losesNothingOfManyThreadsThatFindRoom() throws Exception {
        var telemetry = telemetry(20_000, Long.MAX_VALUE);
        onThreads(16, thread -> IntStream.range(0, 1_000).forEach(i -> telemetry.emit(event(thread + "-" + i))));
        telemetry.close();

        assertThat(telemetry.counts().sent()).isEqualTo(16_000);
        assertThat(telemetry.counts().waiting()).isZero();
        assertThat(stream.ids()).doesNotHaveDuplicates().hasSize(16_000);
        assertThat(stream.callSizes()).allMatch(size -> size <= Sender.MAX_RECORDS);
    }

    @Test
    void countsEachEventOfManyThreadsThatFindsNoRoomAndTellsOfIt() throws Exception {
        stream.always(ScriptedStream.fail(Kind.PASSING, "Away"));
        var telemetry = telemetry(1_000, Long.MAX_VALUE);
        onThreads(16, thread -> IntStream.range(0, 500).forEach(i -> telemetry.emit(event(thread + "-" + i))));

        assertThat(telemetry.counts().waiting()).isEqualTo(1_000);
        assertThat(lost(telemetry, LossReason.BUFFER_FULL)).isEqualTo(7_000);

        stream.always(ScriptedStream::takeAll);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stream.events().stream()
                                .filter(event ->
                                        event.path("type").stringValue().equals("telemetry.lost"))
                                .mapToLong(event -> event.at("/data/count").longValue())
                                .sum()
                        == 7_000);
        assertThat(telemetry.counts().sent()).isEqualTo(1_001);
    }

    @Test
    void boundsBytesAsWellAsEvents() {
        stream.always(ScriptedStream.fail(Kind.PASSING, "Away"));
        var telemetry = telemetry(1_000, 100_000);
        IntStream.range(0, 20).forEach(i -> telemetry.emit(large("e" + i, 5_000)));

        assertThat(telemetry.counts().waiting()).isEqualTo(9);
        assertThat(lost(telemetry, LossReason.BUFFER_FULL)).isEqualTo(11);
    }

    @Test
    void blocksNobodyWhileACallHangs() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var hanging = new Hanging(asked, answered);
        var telemetry = new KinesisTelemetry(
                "tester",
                hanging,
                new Buffer(100, Long.MAX_VALUE),
                new Health("telemetry"),
                InstantSource.fixed(Events.AT));
        telemetry.emit(event("first"));
        asked.await();
        // Were this to wait for the call, it would wait for ever.
        IntStream.range(0, 500).forEach(i -> telemetry.emit(event("e" + i)));
        assertThat(lost(telemetry, LossReason.BUFFER_FULL)).isEqualTo(401);
        answered.countDown();
        telemetry.close();
        assertThat(telemetry.counts().waiting()).isZero();
    }

    @Test
    void sendsWhatWaitsWhenItIsClosed() {
        var telemetry = telemetry(10_000, Long.MAX_VALUE);
        IntStream.range(0, 1_700).forEach(i -> telemetry.emit(event("e" + i)));
        telemetry.close();

        assertThat(telemetry.counts().sent()).isEqualTo(1_700);
        assertThat(stream.isClosed()).isTrue();
    }

    @Test
    void closesAtOnceWhenNothingWaits() {
        var telemetry = telemetry(10, 10_000);
        long before = System.nanoTime();
        telemetry.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(stream.calls()).isEmpty();
    }

    @Test
    void closesWithinItsTimeDuringAnOutageAndCountsTheRest() {
        stream.always(ScriptedStream.fail(Kind.PASSING, "Away"));
        var telemetry = telemetry(100, Long.MAX_VALUE);
        IntStream.range(0, 7).forEach(i -> telemetry.emit(event("e" + i)));
        long before = System.nanoTime();
        telemetry.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(lost(telemetry, LossReason.GAVE_UP)).isEqualTo(7);
        assertThat(telemetry.counts().waiting()).isZero();
        assertThat(stream.isClosed()).isTrue();
    }

    @Test
    void breaksOffACallThatHangsWhenItIsClosed() throws Exception {
        var asked = new CountDownLatch(1);
        var telemetry = new KinesisTelemetry(
                "tester",
                new Hanging(asked, new CountDownLatch(1)),
                new Buffer(100, Long.MAX_VALUE),
                new Health("telemetry"),
                InstantSource.fixed(Events.AT));
        telemetry.emit(event("a"));
        asked.await();
        telemetry.close();
        assertThat(lost(telemetry, LossReason.GAVE_UP)).isEqualTo(1);
    }

    @Test
    void countsWhatComesAfterItWasClosed() {
        var telemetry = telemetry(10, 10_000);
        telemetry.close();
        telemetry.emit(event("late"));

        assertThat(lost(telemetry, LossReason.GAVE_UP)).isEqualTo(1);
        assertThat(telemetry.counts().waiting()).isZero();
    }

    @Test
    void makesItsClientOnTheThreadThatSendsAndNotBeforeItIsNeeded() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        try (var telemetry = new KinesisTelemetry(
                "tester",
                "telemetry",
                () -> {
                    threads.add(Thread.currentThread().getName());
                    throw new IllegalStateException("no AWS here");
                },
                InstantSource.fixed(Events.AT))) {
            assertThat(threads).isEmpty();
            telemetry.emit(event("a"));
            await().until(() -> !threads.isEmpty());
            assertThat(threads).containsExactly("telemetry");
        }
    }

    private interface Work {
        void on(int thread);
    }

    private static void onThreads(int count, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var all = IntStream.range(0, count)
                    .mapToObj(thread -> threads.submit(() -> work.on(thread)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    /** Answers when it is let, or interrupted. */
    private record Hanging(CountDownLatch asked, CountDownLatch answered) implements Stream {
        @Override
        public Answer put(List<Entry> entries) {
            asked.countDown();
            try {
                answered.await();
                return ScriptedStream.takeAll(entries);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Trouble(Kind.PASSING, "Interrupted");
            }
        }

        @Override
        public void close() {}
    }
}
