package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events through the API into the stream, stamped by the API, and what it refuses. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryApiIT {

    private Environment environment;
    private OrdersApi api;
    private Instant start;

    @BeforeAll
    void signIn(Environment target) {
        environment = target;
        start = Instant.now().minusSeconds(5);
        api = OrdersApi.of(target, new HostedUi(target).signIn(target.account("customer1")));
    }

    private static String event(String data) {
        return "{\"type\":\"page.viewed\",\"source\":\"/e2e\",\"data\":" + data + "}";
    }

    @Test
    @Needs(Need.DEVELOPER)
    void anEventIsReadBackFromTheStreamWithTheStampOfTheApi() {
        String mark = UUID.randomUUID().toString();
        String data =
                "{\"mark\":\"" + mark + "\",\"subject\":\"other\",\"StreamName\":\"other\",\"v\":\"\\\"}#set($x=1)\"}";

        Answer answer = api.post("/telemetry", event(data));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        List<JsonNode> found = await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> events(mark), events -> !events.isEmpty());
        assertThat(found).singleElement().satisfies(event -> {
            assertThat(event.get("data")).isEqualTo(JsonMapper.shared().readTree(data));
            assertThat(event.get("id").asString()).isEqualTo(answer.header("x-amzn-RequestId"));
            assertThat(event.get("subject").asString()).isNotEqualTo("other").isNotBlank();
            assertThat(Instant.parse(event.get("time").asString())).isAfter(start.minusSeconds(60));
        });
    }

    @Test
    void aBatchIsTaken() {
        Answer answer = api.post("/telemetry/batch", "{\"events\":[" + event("{}") + "," + event("{}") + "]}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().get("failed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"type\":\"a\",\"source\":\"/e2e\"}",
                "{\"type\":\"a\",\"source\":\"/e2e\",\"data\":{},\"StreamName\":\"other\"}",
                "{\"type\":\"$util.base64Encode('a')\",\"source\":\"/e2e\",\"data\":{}}"
            })
    void whatIsNoEventIsRefused(String body) {
        assertThat(api.post("/telemetry", body).status()).isEqualTo(400);
        assertThat(api.post("/telemetry/batch", "{\"events\":[" + body + "]}").status())
                .isEqualTo(400);
    }

    @Test
    void tooManyEventsAreRefused() {
        String events = (event("{}") + ",").repeat(500) + event("{}");

        assertThat(api.post("/telemetry/batch", "{\"events\":[" + events + "]}").status())
                .isEqualTo(400);
    }

    @Test
    void anotherMediaTypeAndNoTokenAreRefused() {
        assertThat(api.send(api.request("/telemetry")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(event("{}"))))
                        .status())
                .isEqualTo(415);
        assertThat(OrdersApi.with(environment.apiUrl(), "", "")
                        .post("/telemetry", event("{}"))
                        .status())
                .isEqualTo(401);
    }

    /** As the SDK reads by default, in CBOR. */
    private List<JsonNode> events(String mark) {
        String stream = environment.get("telemetry_stream");
        try (KinesisClient kinesis =
                new Aws(environment).kinesis(environment.developer().orElseThrow())) {
            return kinesis.listShards(r -> r.streamName(stream)).shards().stream()
                    .map(shard -> kinesis.getShardIterator(r -> r.streamName(stream)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                    .timestamp(start))
                            .shardIterator())
                    .flatMap(iterator -> kinesis.getRecords(r -> r.shardIterator(iterator)).records().stream())
                    .map(record -> JsonMapper.shared().readTree(record.data().asUtf8String()))
                    .filter(event -> event.at("/data/mark").asString("").equals(mark))
                    .toList();
        }
    }
}
