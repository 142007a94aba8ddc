package dev.orders.telemetry;

import static dev.orders.telemetry.Events.event;
import static dev.orders.telemetry.Events.large;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.telemetry.Stream.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is sent when, on a clock that the test moves. */
class SenderTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ScriptedStream stream = new ScriptedStream();
    private final Losses losses = new Losses();
    private final Buffer buffer = new Buffer(2_000, 32 * 1024 * 1024);
    // Begins just before the counter wraps around, as System.nanoTime() may.
    private long now = Long.MAX_VALUE - 1_000;
    private final Sender sender = sender();

    private Sender sender() {
        var health = new Health("telemetry");
        var reports = new LossReports(losses, buffer, health, InstantSource.fixed(Events.AT), now);
        return new Sender(new Envelope("tester"), stream, buffer, losses, reports, health, () -> now, new Random(1));
    }

    private void emit(TelemetryEvent event) {
        if (!buffer.add(event)) {
            losses.add(LossReason.BUFFER_FULL);
        }
    }

    /** Lets so much time pass, as the thread would: it looks whenever there is something to do. */
    private void pass(Duration time) {
        long until = now + time.toNanos();
        for (long wait = sender.advance(false); wait != Sender.NOTHING; wait = sender.advance(false)) {
            if (now + wait - until > 0) {
                break;
            }
            now += wait;
        }
        now = until;
    }

    private List<JsonNode> lostEvents() {
        return stream.events().stream()
                .filter(event -> event.path("type").stringValue().equals("telemetry.lost"))
                .toList();
    }

    @Test
    void collectsForAMoment() {
        emit(event("a"));
        pass(Sender.LINGER.dividedBy(2));
        emit(event("b"));
        assertThat(stream.callSizes()).isEmpty();

        pass(Sender.LINGER.dividedBy(2));
        assertThat(stream.callSizes()).containsExactly(2);
        assertThat(stream.ids()).containsExactly("a", "b");
        assertThat(buffer.count()).isZero();
    }

    @Test
    void keepsChartsLive() {
        assertThat(Sender.LINGER).isLessThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void hasNothingToWaitForWhenItHasNothing() {
        assertThat(sender.advance(false)).isEqualTo(Sender.NOTHING);
        assertThat(sender.isDone()).isTrue();
    }

    @Test
    void putsNoMoreThanFiveHundredIntoACallAndWaitsForNoMore() {
        IntStream.range(0, 1_201).forEach(i -> emit(event("e" + i)));

        sender.advance(false);
        sender.advance(false);
        assertThat(stream.callSizes()).containsExactly(500, 500);
        pass(LONG);
        assertThat(stream.callSizes()).containsExactly(500, 500, 201);
    }

    @Test
    void putsNoMoreBytesIntoACallThanItMayHave() {
        IntStream.range(0, 7).forEach(i -> emit(large("e" + i, 500_000)));
        IntStream.range(7, 12).forEach(i -> emit(large("e" + i, 10)));
        pass(LONG);
        assertThat(stream.callSizes()).containsExactly(12);

        var more = new Buffer(100, Long.MAX_VALUE);
        var health = new Health("telemetry");
        var reports = new LossReports(losses, more, health, InstantSource.fixed(Events.AT), now);
        var other = new Sender(new Envelope("t"), stream, more, losses, reports, health, () -> now, new Random(1));
        IntStream.range(0, 25).forEach(i -> more.add(large("f" + i, 1_000_000)));
        while (other.advance(true) != Sender.NOTHING) {
            assertThat(stream.calls().getLast().stream().mapToInt(Entry::size).sum())
                    .isLessThanOrEqualTo(Sender.MAX_CALL_BYTES);
        }
        assertThat(stream.callSizes()).containsExactly(12, 10, 10, 5);
    }

    @Test
    void dropsWhatIsLargerThanACallAndGoesOn() {
        emit(large("huge", Sender.MAX_CALL_BYTES));
        emit(event("a"));
        pass(Sender.LINGER);

        assertThat(losses.totals()).containsEntry("too-large", 1L);
        assertThat(stream.ids()).contains("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void triesAgainTheOneRecordThatFailed(int position) {
        List.of("a", "b", "c", "d", "e").forEach(id -> emit(event(id)));
        stream.next(ScriptedStream.refuse(position));
        stream.next(ScriptedStream.refuse(0));
        pass(LONG);

        assertThat(stream.callSizes()).containsExactly(5, 1, 1);
        assertThat(stream.ids()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(sender.sent()).isEqualTo(5);
        assertThat(buffer.count()).isZero();
    }

    @Test
    void pausesLongerAfterEachFailureOfARecord() {
        emit(event("a"));
        IntStream.range(0, 12).forEach(i -> stream.next(ScriptedStream.refuse(0)));
        List<Long> pauses = new ArrayList<>();
        pass(Sender.LINGER.minusNanos(1));
        now += 1;
        for (int failures = 1; failures <= 12; failures++) {
            sender.advance(false);
            long wait = sender.advance(false);
            pauses.add(Duration.ofNanos(wait).toMillis());
            now += wait;
        }
        for (int i = 0; i < pauses.size(); i++) {
            long most = Math.min(100L << i, 5_000);
            assertThat(pauses.get(i)).isBetween(most / 2 - 1, most);
        }
    }

    @Test
    void letsNoEventOvertakeAnEarlierOneOfItsKey() {
        emit(event("a1", "a"));
        emit(event("a2", "a"));
        emit(event("b1", "b"));
        emit(event("a3", "a"));
        stream.next(ScriptedStream.refuse(0));
        pass(LONG);

        assertThat(stream.ids()).filteredOn(id -> id.startsWith("a")).containsExactly("a1", "a2", "a3");
        assertThat(stream.ids().getFirst()).isEqualTo("b1");
        assertThat(stream.calls())
                .allSatisfy(
                        call -> assertThat(call).extracting(Entry::partitionKey).doesNotHaveDuplicates());
    }

    @Test
    void keepsTheOrderOfEachKeyWhateverFails() {
        var random = new Random(7);
        stream.always(entries -> switch (random.nextInt(4)) {
            case 0 -> new Stream.Trouble(Kind.PASSING, "Throttled");
            case 1 -> ScriptedStream.takeAll(entries);
            default ->
                ScriptedStream.refuse(IntStream.range(0, entries.size())
                                .filter(i -> random.nextBoolean())
                                .toArray())
                        .apply(entries);
        });
        List<String> emitted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String key = "k" + random.nextInt(8);
            emitted.add(key + "-" + i);
            emit(event(key + "-" + i, key));
            pass(Duration.ofMillis(random.nextInt(50)));
        }
        stream.always(ScriptedStream::takeAll);
        pass(LONG);

        assertThat(stream.ids()).containsExactlyInAnyOrderElementsOf(emitted);
        for (int k = 0; k < 8; k++) {
            String key = "k" + k + "-";
            assertThat(stream.ids().stream().filter(id -> id.startsWith(key)))
                    .containsExactlyElementsOf(
                            emitted.stream().filter(id -> id.startsWith(key)).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PASSING", "REFUSED"})
    void keepsEverythingWhileTheStreamIsAway(Kind kind) {
        stream.always(ScriptedStream.fail(kind, "Away"));
        emit(event("a"));
        emit(event("b"));
        pass(LONG);
        assertThat(stream.ids()).isEmpty();
        assertThat(buffer.count()).isEqualTo(2);

        stream.always(ScriptedStream::takeAll);
        pass(LONG);
        assertThat(stream.ids()).containsExactly("a", "b");
        assertThat(losses.totals().values()).containsOnly(0L);
    }

    @Test
    void asksSeldomWhereSomebodyHasToMendSomething() {
        stream.always(ScriptedStream.fail(Kind.REFUSED, "AccessDeniedException"));
        emit(event("a"));
        pass(Duration.ofMinutes(10));
        assertThat(stream.calls()).hasSizeBetween(20, 50);
    }

    @Test
    void givesUpWhatIsTooOldAndTellsOfIt() {
        stream.always(ScriptedStream.fail(Kind.PASSING, "Away"));
        emit(event("old"));
        pass(Sender.MAX_AGE.minusSeconds(30));
        emit(event("young"));
        pass(Duration.ofMinutes(1));
        stream.always(ScriptedStream::takeAll);
        pass(LONG);

        assertThat(stream.ids()).contains("young").doesNotContain("old");
        assertThat(losses.totals()).containsEntry("gave-up", 1L);
        assertThat(lostEvents())
                .singleElement()
                .extracting(event -> event.path("data").toString())
                .isEqualTo("{\"count\":1,\"reason\":\"gave-up\"}");
    }

    @Test
    void dropsWhatIsLargerThanARecordAndSendsTheRest() {
        emit(event("a"));
        emit(large("large", Sender.MAX_RECORD_BYTES));
        emit(event("b"));
        pass(LONG);

        assertThat(stream.ids()).contains("a", "b").doesNotContain("large");
        assertThat(losses.totals()).containsEntry("too-large", 1L);
        assertThat(lostEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 12})
    void findsTheOneRecordThatMakesARequestInvalid(int position) {
        IntStream.range(0, 13).forEach(i -> emit(event("e" + i)));
        stream.always(ScriptedStream.invalid(entry -> entry.partitionKey().equals("e" + position)));
        pass(LONG);

        assertThat(stream.ids())
                .containsAll(IntStream.range(0, 13)
                        .filter(i -> i != position)
                        .mapToObj(i -> "e" + i)
                        .toList())
                .doesNotContain("e" + position);
        assertThat(losses.totals()).containsEntry("gave-up", 1L);
        assertThat(stream.calls()).hasSizeLessThan(20);
    }

    @Test
    void doesNotStormAStreamToWhichEverythingIsInvalid() {
        stream.always(ScriptedStream.fail(Kind.INVALID, "ValidationException"));
        IntStream.range(0, 500).forEach(i -> emit(event("e" + i)));
        pass(LONG);
        assertThat(stream.calls()).hasSizeLessThan(100);
    }

    @Test
    void tellsOfLossesAtOnceAndThenNowAndThen() {
        IntStream.range(0, 2_003).forEach(i -> emit(event("e" + i)));
        pass(Duration.ofSeconds(5));
        assertThat(losses.totals()).containsEntry("buffer-full", 3L);
        assertThat(counts()).containsExactly(3L);

        losses.add(LossReason.BUFFER_FULL);
        losses.add(LossReason.BUFFER_FULL);
        pass(Duration.ofSeconds(4));
        assertThat(counts()).containsExactly(3L);
        pass(LossReports.PAUSE);
        assertThat(counts()).containsExactly(3L, 2L);
        pass(LONG);
        assertThat(counts()).containsExactly(3L, 2L);
    }

    private List<Long> counts() {
        return lostEvents().stream()
                .map(event -> event.at("/data/count").longValue())
                .toList();
    }

    @Test
    void tellsOfALossAgainWhenThatIsLostItself() {
        losses.add(LossReason.BUFFER_FULL);
        losses.add(LossReason.BUFFER_FULL);
        stream.always(entries -> ScriptedStream.refuse(
                        IntStream.range(0, entries.size()).toArray())
                .apply(entries));
        pass(Sender.MAX_AGE.plusMinutes(1));
        stream.always(ScriptedStream::takeAll);
        pass(LONG);

        assertThat(counts()).containsExactly(2L);
        assertThat(losses.totals()).isEqualTo(Map.of("buffer-full", 2L, "too-large", 0L, "gave-up", 0L));
    }

    @Test
    void inAHurryItWaitsForNothingButPauses() {
        emit(event("a"));
        stream.next(ScriptedStream.refuse(0));
        assertThat(sender.advance(true)).isZero();
        long wait = sender.advance(true);
        assertThat(wait).isPositive();
        now += wait;
        sender.advance(true);
        assertThat(stream.ids()).containsExactly("a");
        assertThat(sender.isDone()).isTrue();
    }

    @Test
    void countsWhatIsLeftWhenItHasToStop() {
        stream.always(ScriptedStream.fail(Kind.PASSING, "Away"));
        emit(event("a"));
        pass(Duration.ofSeconds(1));
        emit(event("b"));
        sender.abandon();

        assertThat(losses.totals()).containsEntry("gave-up", 2L);
        assertThat(buffer.count()).isZero();
    }
}
