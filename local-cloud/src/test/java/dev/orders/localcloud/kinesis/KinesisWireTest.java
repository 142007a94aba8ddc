package dev.orders.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

@SpringBootTest(classes = KinesisCloud.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class KinesisWireTest {

    private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/";

    enum Wire {
        CBOR("application/x-amz-cbor-1.1", KinesisCloud::client),
        JSON("application/x-amz-json-1.1", KinesisCloud::jsonClient);

        final String contentType;
        final BiFunction<Integer, AccessKey, KinesisClient> client;

        Wire(String contentType, BiFunction<Integer, AccessKey, KinesisClient> client) {
            this.contentType = contentType;
            this.client = client;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    /** Every test has its own seconds, so that none takes another's throughput. */
    @BeforeEach
    void otherSeconds() {
        clock.move(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPutIsRead(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);
        SdkBytes data = SdkBytes.fromByteArray(new byte[] {0, -1, 127, 10});
        String key = "ключ-" + UUID.randomUUID();

        PutRecordResponse put = kinesis.putRecord(record ->
                record.streamName(KinesisCloud.TELEMETRY).partitionKey(key).data(data));
        assertThat(put.sdkHttpResponse().firstMatchingHeader("Content-Type")).contains(wire.contentType);
        GetRecordsResponse read = read(
                kinesis,
                iterator -> iterator.streamName(KinesisCloud.TELEMETRY)
                        .shardId(put.shardId())
                        .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(put.sequenceNumber()));

        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.sequenceNumber()).isEqualTo(put.sequenceNumber());
            assertThat(record.partitionKey()).isEqualTo(key);
            assertThat(record.data()).isEqualTo(data);
            assertThat(record.approximateArrivalTimestamp()).isCloseTo(clock.instant(), within(30, ChronoUnit.SECONDS));
        });
        assertThat(read.millisBehindLatest()).isZero();
        assertThat(read.nextShardIterator()).isNotBlank();
        assertThat(kinesis.getRecords(next -> next.shardIterator(read.nextShardIterator()))
                        .records())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void startsReadingWhereTheIteratorsTypeSays(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);
        String first = putNarrow(kinesis, "first");
        clock.move(Duration.ofSeconds(2));
        Instant between = clock.instant();
        clock.move(Duration.ofSeconds(2));
        String second = putNarrow(kinesis, "second");

        assertThat(numbers(kinesis, narrow().shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                .contains(first, second)
                .isSorted();
        assertThat(numbers(kinesis, narrow().shardIteratorType(ShardIteratorType.LATEST)))
                .isEmpty();
        assertThat(numbers(
                        kinesis,
                        narrow().shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                .timestamp(between)))
                .containsExactly(second);
        clock.move(Duration.ofSeconds(2));
        assertThat(numbers(
                        kinesis,
                        narrow().shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                .startingSequenceNumber(first)))
                .containsExactly(first, second);
        assertThat(numbers(
                        kinesis,
                        narrow().shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .startingSequenceNumber(first)))
                .containsExactly(second);
    }

    @Test
    void aLatestIteratorSeesWhatComesAfterIt() {
        KinesisClient kinesis = admin();
        String iterator = kinesis.getShardIterator(
                        narrow().shardIteratorType(ShardIteratorType.LATEST).build())
                .shardIterator();
        String number = putNarrow(kinesis, "later");

        assertThat(kinesis.getRecords(get -> get.shardIterator(iterator)).records())
                .extracting(Record::sequenceNumber)
                .containsExactly(number);
    }

    @Test
    void readsOnFromPageToPage() {
        KinesisClient kinesis = admin();
        List<String> put = List.of(putNarrow(kinesis, "1"), putNarrow(kinesis, "2"), putNarrow(kinesis, "3"));

        GetRecordsResponse page = kinesis.getRecords(get -> get.limit(2)
                .shardIterator(kinesis.getShardIterator(narrow().shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                .startingSequenceNumber(put.getFirst())
                                .build())
                        .shardIterator()));
        assertThat(page.records()).hasSize(2);
        assertThat(page.millisBehindLatest()).isPositive();
        GetRecordsResponse rest = kinesis.getRecords(get -> get.shardIterator(page.nextShardIterator()));

        assertThat(rest.records()).extracting(Record::sequenceNumber).containsExactly(put.getLast());
        assertThat(rest.millisBehindLatest()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void answersEachOfManyRecordsInTheirOrder(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.WRITER);

        PutRecordsResponse answer = kinesis.putRecords(put -> put.streamARN(ARN + KinesisCloud.TELEMETRY)
                .records(
                        entry("a").build(),
                        entry("abc").build(),
                        entry("a")
                                .explicitHashKey("340282366920938463463374607431768211455")
                                .build()));

        assertThat(answer.failedRecordCount()).isZero();
        assertThat(answer.records())
                .extracting(PutRecordsResultEntry::shardId)
                .containsExactly("shardId-000000000000", "shardId-000000000002", "shardId-000000000003");
    }

    @ParameterizedTest
    @EnumSource
    void refusesSingleRecordsBeyondAShardsThroughput(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);
        PutRecordsRequestEntry large =
                entry("a").data(SdkBytes.fromByteArray(new byte[600_000])).build();

        PutRecordsResponse answer = kinesis.putRecords(put -> put.streamName(KinesisCloud.NARROW)
                .records(large, large, entry("small").build()));

        assertThat(answer.failedRecordCount()).isEqualTo(1);
        assertThat(answer.records().get(0).sequenceNumber()).isNotBlank();
        assertThat(answer.records().get(1).errorCode()).isEqualTo("ProvisionedThroughputExceededException");
        assertThat(answer.records().get(1).errorMessage())
                .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream narrow under account 123456789012.");
        assertThat(answer.records().get(1).sequenceNumber()).isNull();
        assertThat(answer.records().get(2).sequenceNumber()).isNotBlank();
        assertThatThrownBy(() -> kinesis.putRecord(put ->
                        put.streamName(KinesisCloud.NARROW).partitionKey("a").data(large.data())))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void givesAShardsRecordsFiveTimesASecond() {
        KinesisClient kinesis = admin();
        String iterator = kinesis.getShardIterator(
                        narrow().shardIteratorType(ShardIteratorType.LATEST).build())
                .shardIterator();

        assertThatThrownBy(() ->
                        IntStream.range(0, 50).forEach(i -> kinesis.getRecords(get -> get.shardIterator(iterator))))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void laterRecordsHaveHigherNumbers() {
        KinesisClient kinesis = admin();
        List<String> numbers = new ArrayList<>();
        numbers.add(putNarrow(kinesis, "0"));
        for (int i = 1; i < 10; i++) {
            numbers.add(kinesis.putRecord(put -> put.streamName(KinesisCloud.NARROW)
                            .partitionKey("a")
                            .sequenceNumberForOrdering(numbers.getLast())
                            .data(SdkBytes.fromUtf8String("x")))
                    .sequenceNumber());
        }

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void describesStreams(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);

        StreamDescriptionSummary summary = kinesis.describeStreamSummary(
                        stream -> stream.streamName(KinesisCloud.NARROW))
                .streamDescriptionSummary();
        assertThat(summary.streamARN()).isEqualTo(ARN + KinesisCloud.NARROW);
        assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
        assertThat(summary.retentionPeriodHours()).isEqualTo(48);
        assertThat(summary.openShardCount()).isEqualTo(1);
        assertThat(summary.streamCreationTimestamp()).isBefore(clock.instant());
        assertThat(summary.streamCreationTimestamp()).isAfter(Instant.now().minus(10, ChronoUnit.MINUTES));

        StreamDescription description = kinesis.describeStream(
                        stream -> stream.streamARN(ARN + KinesisCloud.TELEMETRY).limit(3))
                .streamDescription();
        assertThat(description.streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
        assertThat(description.shards()).hasSize(3);
        assertThat(description.hasMoreShards()).isTrue();
        assertThat(kinesis.describeStream(stream -> stream.streamName(KinesisCloud.TELEMETRY)
                                .exclusiveStartShardId(
                                        description.shards().getLast().shardId()))
                        .streamDescription()
                        .shards())
                .extracting(Shard::shardId)
                .containsExactly("shardId-000000000003");
    }

    @Test
    void listsShardsAndStreamsInPages() {
        KinesisClient kinesis = admin();
        ListShardsResponse shards = kinesis.listShards(
                list -> list.streamName(KinesisCloud.TELEMETRY).maxResults(3));
        assertThat(shards.shards()).hasSize(3);
        assertThat(shards.shards().getFirst().hashKeyRange().endingHashKey())
                .isEqualTo("85070591730234615865843651857942052863");
        assertThat(kinesis.listShards(list -> list.nextToken(shards.nextToken()))
                        .shards())
                .extracting(Shard::shardId)
                .containsExactly("shardId-000000000003");
        assertThat(kinesis.listShards(list -> list.streamName(KinesisCloud.TELEMETRY)
                                .shardFilter(filter -> filter.type(ShardFilterType.AFTER_SHARD_ID)
                                        .shardId("shardId-000000000001")))
                        .shards())
                .hasSize(2);

        ListStreamsResponse streams = kinesis.listStreams(list -> list.limit(2));
        assertThat(streams.streamNames()).containsExactly(KinesisCloud.NARROW, KinesisCloud.TELEMETRY);
        assertThat(streams.hasMoreStreams()).isTrue();
        assertThat(kinesis.listStreams(list -> list.nextToken(streams.nextToken()))
                        .streamNames())
                .containsExactly(KinesisCloud.OTHER);
    }

    private KinesisClient admin() {
        return KinesisCloud.client(port, KinesisCloud.ADMIN);
    }

    private static PutRecordsRequestEntry.Builder entry(String partitionKey) {
        return PutRecordsRequestEntry.builder().partitionKey(partitionKey).data(SdkBytes.fromUtf8String("{}"));
    }

    private static String putNarrow(KinesisClient kinesis, String text) {
        return kinesis.putRecord(put ->
                        put.streamName(KinesisCloud.NARROW).partitionKey("a").data(SdkBytes.fromUtf8String(text)))
                .sequenceNumber();
    }

    private static GetShardIteratorRequest.Builder narrow() {
        return GetShardIteratorRequest.builder().streamName(KinesisCloud.NARROW).shardId("shardId-000000000000");
    }

    private static GetRecordsResponse read(KinesisClient kinesis, Consumer<GetShardIteratorRequest.Builder> iterator) {
        String text = kinesis.getShardIterator(iterator).shardIterator();
        return kinesis.getRecords(get -> get.shardIterator(text));
    }

    private static List<String> numbers(KinesisClient kinesis, GetShardIteratorRequest.Builder iterator) {
        String text = kinesis.getShardIterator(iterator.build()).shardIterator();
        return kinesis.getRecords(get -> get.shardIterator(text)).records().stream()
                .map(Record::sequenceNumber)
                .toList();
    }
}
