package dev.orders.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.kinesis.KinesisWireTest.Wire;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

@SpringBootTest(classes = KinesisCloud.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class KinesisRefusalsTest {

    private static final String SHARD = "shardId-000000000000";
    private static final String TARGET = "Kinesis_20131202.";

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RequestLog log;

    private KinesisClient admin;

    @BeforeEach
    void otherSeconds() {
        clock.move(Duration.ofSeconds(2));
        admin = KinesisCloud.client(port, KinesisCloud.ADMIN);
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotWriteTheStreamDoesNot(Wire wire) {
        KinesisClient reader = wire.client.apply(port, KinesisCloud.READER);

        assertRefused(
                () -> reader.putRecord(record(KinesisCloud.TELEMETRY)),
                "AccessDeniedException",
                "User: arn:aws:sts::123456789012:assumed-role/READER/session is not authorized to perform:"
                        + " kinesis:PutRecord on resource:"
                        + " arn:aws:kinesis:eu-west-1:123456789012:stream/orders-local-telemetry because no"
                        + " identity-based policy allows the kinesis:PutRecord action");
    }

    @Test
    void whoMayWriteOneStreamWritesNoOtherAndReadsNone() {
        KinesisClient writer = KinesisCloud.client(port, KinesisCloud.WRITER);

        assertRefused(() -> writer.putRecord(record(KinesisCloud.OTHER)), "AccessDeniedException", "stream/other");
        assertRefused(
                () -> writer.putRecord(put -> put.streamARN("arn:aws:kinesis:eu-west-1:123456789012:stream/other")
                        .partitionKey("a")
                        .data(SdkBytes.fromUtf8String("x"))),
                "AccessDeniedException",
                "stream/other");
        assertRefused(() -> writer.listStreams(), "AccessDeniedException", "kinesis:ListStreams");
        assertRefused(
                () -> writer.getShardIterator(get -> get.streamName(KinesisCloud.TELEMETRY)
                        .shardId(SHARD)
                        .shardIteratorType(ShardIteratorType.LATEST)),
                "AccessDeniedException",
                "kinesis:GetShardIterator");
    }

    @Test
    void anIteratorOfAnotherStreamHelpsNobodyWhoMayNotReadIt() {
        String others = iterator(KinesisCloud.OTHER);

        assertRefused(
                () -> KinesisCloud.client(port, KinesisCloud.READER).getRecords(get -> get.shardIterator(others)),
                "AccessDeniedException",
                "stream/other");
        assertThatThrownBy(() -> KinesisCloud.client(port, KinesisCloud.READER)
                        .getRecords(get -> get.shardIterator(others)
                                .streamARN("arn:aws:kinesis:eu-west-1:123456789012:stream/orders-local-telemetry")))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aForgedIteratorOrTokenIsNone() {
        String good = iterator(KinesisCloud.TELEMETRY);
        char last = good.charAt(20);
        String changed = good.substring(0, 20) + (last == 'A' ? 'B' : 'A') + good.substring(21);
        String token = admin.listShards(
                        list -> list.streamName(KinesisCloud.TELEMETRY).maxResults(1))
                .nextToken();

        for (String forged : List.of(changed, "AAAA", "no base64!", "A".repeat(200), token)) {
            assertThatThrownBy(() -> admin.getRecords(get -> get.shardIterator(forged)))
                    .as(forged)
                    .isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> admin.listShards(list -> list.nextToken(good)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> admin.listStreams(list -> list.nextToken(token)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesForgedSignatures(Wire wire) {
        AccessKey guessed = new AccessKey(
                KinesisCloud.ADMIN.accessKeyId(),
                "guessed",
                KinesisCloud.ADMIN.sessionToken(),
                Instant.MAX,
                KinesisCloud.ADMIN.principal());

        assertRefused(
                () -> wire.client.apply(port, guessed).putRecord(record(KinesisCloud.TELEMETRY)),
                "InvalidSignatureException",
                "signature");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatThereIsNoSuchStreamOrShard(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);

        assertThatThrownBy(() -> kinesis.putRecord(record("none")))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("Stream none under account 123456789012 not found."));
        assertThatThrownBy(() -> kinesis.getShardIterator(get -> get.streamName(KinesisCloud.OTHER)
                        .shardId("shardId-000000000007")
                        .shardIteratorType(ShardIteratorType.LATEST)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> kinesis.describeStreamSummary(
                        get -> get.streamARN("arn:aws:kinesis:eu-west-1:999999999999:stream/other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesRecordsThatAreTooLarge(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);

        assertRefused(
                () -> kinesis.putRecord(record(KinesisCloud.OTHER).toBuilder()
                        .data(bytes(1024 * 1024 + 1))
                        .build()),
                "ValidationException",
                "Value at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576");
        assertRefused(
                () -> kinesis.putRecord(record(KinesisCloud.OTHER).toBuilder()
                        .data(bytes(1024 * 1024))
                        .build()),
                "ValidationException",
                "'data'");
        assertRefused(
                () -> kinesis.putRecords(put ->
                        put.streamName(KinesisCloud.OTHER).records(entry("x", 1), entry("x", 1024 * 1024 + 1))),
                "ValidationException",
                "Value at 'records.2.member.data'");
    }

    @Test
    void refusesRequestsThatAreTooLarge() {
        assertThatThrownBy(() -> admin.putRecords(put ->
                        put.streamName(KinesisCloud.OTHER).records(Collections.nCopies(11, entry("x", 1_000_000)))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("10 MB");
        assertRefused(
                () -> admin.putRecords(
                        put -> put.streamName(KinesisCloud.OTHER).records(Collections.nCopies(501, entry("x", 1)))),
                "ValidationException",
                "Value at 'records' failed to satisfy constraint: Member must have length less than or equal to 500");
        assertRefused(
                () -> admin.putRecords(put -> put.streamName(KinesisCloud.OTHER).records(List.of())),
                "ValidationException",
                "'records'");
        HttpResponse<String> longer = post("PutRecord", "{\"Data\":\"" + "A".repeat(17 * 1024 * 1024) + "\"}");
        assertThat(longer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    void refusesPartitionKeysThatKinesisDoesNotTake(Wire wire) {
        KinesisClient kinesis = wire.client.apply(port, KinesisCloud.ADMIN);

        assertRefused(
                () -> kinesis.putRecord(
                        record(KinesisCloud.OTHER).toBuilder().partitionKey("").build()),
                "ValidationException",
                "Value at 'partitionKey' failed to satisfy constraint: Member must have length greater than or equal"
                        + " to 1");
        assertRefused(
                () -> kinesis.putRecord(record(KinesisCloud.OTHER).toBuilder()
                        .partitionKey("x".repeat(257))
                        .build()),
                "ValidationException",
                "256");
    }

    @Test
    void refusesHashKeysAndSequenceNumbersThatAreNone() {
        for (String hashKey : List.of("-1", "01", "x", "340282366920938463463374607431768211456", "9".repeat(50))) {
            assertThatThrownBy(() -> admin.putRecord(record(KinesisCloud.OTHER).toBuilder()
                            .explicitHashKey(hashKey)
                            .build()))
                    .as(hashKey)
                    .isInstanceOf(InvalidArgumentException.class);
        }
        String foreign = admin.putRecord(record(KinesisCloud.NARROW)).sequenceNumber();
        assertThatThrownBy(() -> admin.putRecord(record(KinesisCloud.OTHER).toBuilder()
                        .sequenceNumberForOrdering(foreign)
                        .build()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> admin.getShardIterator(get -> get.streamName(KinesisCloud.OTHER)
                        .shardId(SHARD)
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(foreign)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> admin.getShardIterator(get -> get.streamName(KinesisCloud.OTHER)
                        .shardId(SHARD)
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(clock.instant().plusSeconds(60))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":\"no base64!\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":\"eyJh\\nIjox\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":5}",
                "{\"StreamName\":\"other\",\"PartitionKey\":7,\"Data\":\"eA==\"}",
                "{\"StreamName\":[\"other\"],\"PartitionKey\":\"a\",\"Data\":\"eA==\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":\"eA==\",\"StreamName\":\"narrow\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\"",
                "[]"
            })
    void refusesJsonThatIsNoPutRecord(String body) {
        assertThat(post("PutRecord", body))
                .returns(400, HttpResponse::statusCode)
                .satisfies(answer -> assertThat(answer.body()).contains("SerializationException"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"PartitionKey\":\"a\",\"Data\":\"eA==\"}",
                "{\"StreamName\":\"other\",\"Data\":\"eA==\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":null}",
                "{\"StreamName\":\"../other\",\"PartitionKey\":\"a\",\"Data\":\"eA==\"}",
                "{\"StreamARN\":\"other\",\"PartitionKey\":\"a\",\"Data\":\"eA==\"}",
                "{\"StreamARN\":\"arn:aws:kinesis:eu-west-1:123456789012:stream/narrow\",\"StreamName\":\"other\",\"PartitionKey\":\"a\",\"Data\":\"eA==\"}"
            })
    void refusesPutsThatLackSomethingOrContradictThemselves(String body) {
        assertThat(post("PutRecord", body))
                .returns(400, HttpResponse::statusCode)
                .satisfies(answer ->
                        assertThat(answer.body()).containsAnyOf("ValidationException", "InvalidArgumentException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-5", "\"2026-01-01T00:00:00Z\"", "1e300"})
    void refusesTimestampsThatAreNone(String timestamp) {
        assertThat(post(
                                "GetShardIterator",
                                "{\"StreamName\":\"other\",\"ShardId\":\"%s\",\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":%s}"
                                        .formatted(SHARD, timestamp))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void executesNothingThatChangesStreams() {
        for (String operation : List.of("CreateStream", "DeleteStream", "SplitShard", "SubscribeToShard", "Unheard")) {
            assertThat(post(operation, "{\"StreamName\":\"other\"}").body()).contains("UnknownOperationException");
        }
    }

    @Test
    void logsTheStreamThatIamWasAskedAboutAndNoData() {
        admin.putRecord(record(KinesisCloud.OTHER).toBuilder()
                .data(SdkBytes.fromUtf8String("the-data"))
                .build());

        assertThat(log.recent(1).getFirst().toString())
                .contains("kinesis:PutRecord")
                .contains("stream/other")
                .doesNotContain("the-data");
    }

    private String iterator(String stream) {
        return iterator(admin, stream);
    }

    static String iterator(KinesisClient kinesis, String stream) {
        return kinesis.getShardIterator(
                        get -> get.streamName(stream).shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private HttpResponse<String> post(String operation, String body) {
        return SdkClients.post(port, KinesisCloud.ADMIN, "kinesis", TARGET + operation, body);
    }

    private static PutRecordRequest record(String stream) {
        return PutRecordRequest.builder()
                .streamName(stream)
                .partitionKey("a")
                .data(SdkBytes.fromUtf8String("x"))
                .build();
    }

    private static PutRecordsRequestEntry entry(String partitionKey, int bytes) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(partitionKey)
                .data(bytes(bytes))
                .build();
    }

    private static SdkBytes bytes(int count) {
        return SdkBytes.fromByteArray(new byte[count]);
    }

    static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KinesisException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
        });
    }
}
