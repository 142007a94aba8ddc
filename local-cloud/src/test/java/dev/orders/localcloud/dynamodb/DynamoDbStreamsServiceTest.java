package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import tools.jackson.databind.json.JsonMapper;

class DynamoDbStreamsServiceTest {

    private static final String PREFIX = "arn:aws:dynamodb:eu-west-1:123456789012:table/test-orders";

    private static DynamoDbLocal local;
    private static SdkServer server;
    private static String stream;

    @BeforeAll
    static void start() throws IOException {
        local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null);
        new TableSetup(local, JsonMapper.shared()).create(OrdersTable.tables());
        TableArns arns = new TableArns(new AwsAccount("eu-west-1", "123456789012"));
        server = new SdkServer(
                new DynamoDbService(local, arns, JsonMapper.shared()),
                new DynamoDbStreamsService(local, arns, JsonMapper.shared()));
        stream = server.client()
                .describeTable(request -> request.tableName(OrdersTable.NAME))
                .table()
                .latestStreamArn();
    }

    @BeforeEach
    void allowAll() {
        server.allow(request -> true);
    }

    @AfterAll
    static void stop() {
        server.close();
        local.close();
    }

    @Test
    void streamsBelongToThisAccount() {
        assertThat(stream).startsWith(PREFIX + "/stream/");
        assertThat(server.streams()
                        .listStreams(request -> request.tableName(OrdersTable.NAME))
                        .streams())
                .singleElement()
                .satisfies(listed -> assertThat(listed.streamArn()).isEqualTo(stream));
        assertThat(server.asked()).containsExactly(new AccessRequest("dynamodb:ListStreams", "*"));
        var description = server.streams()
                .describeStream(request -> request.streamArn(stream))
                .streamDescription();
        assertThat(description.streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
        assertThat(description.streamArn()).isEqualTo(stream);
        assertThat(server.asked()).containsExactly(new AccessRequest("dynamodb:DescribeStream", stream));
    }

    @Test
    void readsChangesInTheirOrder() {
        String iterator = iterator(ShardIteratorType.LATEST);
        assertThat(server.asked()).containsExactly(new AccessRequest("dynamodb:GetShardIterator", stream));
        put("a", "arn:aws:dynamodb:ddblocal:000000000000:table/a-note");
        put("b", "note");

        GetRecordsResponse answer = server.streams().getRecords(request -> request.shardIterator(iterator));

        assertThat(server.asked()).containsExactly(new AccessRequest("dynamodb:GetRecords", stream));
        assertThat(answer.records()).hasSize(2).allSatisfy(record -> {
            assertThat(record.awsRegion()).isEqualTo("eu-west-1");
            assertThat(record.eventName()).isEqualTo(OperationType.INSERT);
            assertThat(record.dynamodb().newImage()).isEmpty();
        });
        // A row's own text is the row's, whatever it looks like.
        assertThat(answer.records().getFirst().dynamodb().keys().get("orderId").s())
                .isEqualTo("a-arn:aws:dynamodb:ddblocal:000000000000:table/a-note");
        assertThat(server.streams()
                        .getRecords(request -> request.shardIterator(answer.nextShardIterator()))
                        .records())
                .isEmpty();
    }

    @Test
    void refusesAnIteratorThatItDidNotMake() {
        String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
        String place = new String(
                Base64.getUrlDecoder()
                        .decode(iterator.substring(iterator.indexOf("|1|") + 3, iterator.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        String other = iterator.replace("test-orders", "test-others");
        for (String forged :
                List.of("junk", "a|1|b", stream + place, other, iterator.substring(0, iterator.length() - 4))) {
            assertThatThrownBy(() -> server.streams().getRecords(request -> request.shardIterator(forged)))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("Invalid ShardIterator");
        }
    }

    @Test
    void refusesStreamsOfOtherAccounts() {
        for (String other : List.of(
                stream.replace("123456789012", "000000000000").replace("eu-west-1", "ddblocal"),
                stream.replace("eu-west-1", "eu-west-2"),
                PREFIX,
                stream + "/*")) {
            assertThatThrownBy(() -> server.streams().describeStream(request -> request.streamArn(other)))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("Invalid StreamArn");
        }
        assertThatThrownBy(() -> server.streams()
                        .describeStream(request -> request.streamArn(PREFIX + "/stream/2026-01-01T00:00:00.000")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining(PREFIX + "/stream/2026-01-01T00:00:00.000 not found");
    }

    @Test
    void readsNothingThatIsNotAllowed() {
        String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
        server.allow(request -> !request.action().equals("dynamodb:GetRecords"));
        assertThatThrownBy(() -> server.streams().getRecords(request -> request.shardIterator(iterator)))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("denied");
    }

    private static String iterator(ShardIteratorType type) {
        String shard = server.streams()
                .describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards()
                .getLast()
                .shardId();
        return server.streams()
                .getShardIterator(
                        request -> request.streamArn(stream).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    private static void put(String order, String note) {
        server.client()
                .putItem(request -> request.tableName(OrdersTable.NAME)
                        .item(Map.of(
                                "userId", AttributeValue.fromS("ada"),
                                "orderId", AttributeValue.fromS(order + "-" + note))));
    }
}
