package dev.orders.functions.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.counting.Verdict;
import dev.orders.functions.rollup.table.Shard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Function.NOW);

    private final KinesisEventRecord record =
            Records.record(Records.SHARD, 3, Function.NOW, Records.viewed("a", Function.NOW, "/"));

    @Test
    void recordsAreOfAShardAndInOrder() {
        KinesisEventRecord earlier =
                Records.record(Records.SHARD, 1, Function.NOW, Records.viewed("b", Function.NOW, "/"));

        Batch batch = Batch.of(Records.batch(List.of(record, earlier, record)), CLOCK);

        assertThat(batch.records()).isEqualTo(3);
        assertThat(batch.shards()).containsOnlyKeys(new Shard(Records.STREAM, Records.SHARD));
        assertThat(batch.shards().values().iterator().next().keySet())
                .extracting(SequenceNumber::text)
                .containsExactly(Records.sequence(1), Records.sequence(3));
    }

    @Test
    void anEventIsTimelyWhenItCameWheneverItIsRead() {
        InstantSource muchLater = InstantSource.fixed(Function.NOW.plus(Duration.ofDays(30)));

        assertThat(verdict(muchLater)).isInstanceOf(Verdict.Counted.class);
    }

    @Test
    void aRecordThatDoesNotSayWhenItCameCameNow() {
        record.getKinesis().setApproximateArrivalTimestamp(null);

        assertThat(verdict(CLOCK)).isInstanceOf(Verdict.Counted.class);
        assertThat(verdict(InstantSource.fixed(Function.NOW.plus(Duration.ofDays(30)))))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"shardId-000000000000", ":1"})
    void refusesWhatIsOfNoShard(String eventId) {
        record.setEventID(eventId);

        assertThatIllegalArgumentException().isThrownBy(() -> Batch.of(Records.batch(List.of(record)), CLOCK));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "arn:aws:sqs:eu-west-1:000000000000:queue")
    void refusesWhatIsOfNoStream(String arn) {
        record.setEventSourceARN(arn);

        assertThatIllegalArgumentException().isThrownBy(() -> Batch.of(Records.batch(List.of(record)), CLOCK));
    }

    @Test
    void refusesAnInvocationWithoutRecords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Batch.of(new KinesisEvent(), CLOCK));
    }

    private Verdict verdict(InstantSource clock) {
        return Batch.of(Records.batch(List.of(record)), clock)
                .shards()
                .values()
                .iterator()
                .next()
                .firstEntry()
                .getValue()
                .verdict();
    }
}
