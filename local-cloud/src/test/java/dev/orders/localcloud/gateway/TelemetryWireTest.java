package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.wire.Hop;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events from a caller's request to a record of the stream, over HTTP, with whatever a caller may try. */
class TelemetryWireTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static TelemetryCloud cloud;

    private final String subject = UUID.randomUUID().toString();
    private String token = "";

    @BeforeAll
    static void start() {
        cloud = new TelemetryCloud(UnaryOperator.identity());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void signIn() {
        cloud.moveClock(Duration.ofSeconds(2));
        token = cloud.token(subject);
    }

    private static String event(String data) {
        return "{\"type\":\"page.viewed\",\"source\":\"/web\",\"data\":" + data + "}";
    }

    private static String batch(int size) {
        return "{\"events\":[" + String.join(",", Collections.nCopies(size, event("{}"))) + "]}";
    }

    private JsonNode only() {
        List<JsonNode> events = cloud.events(subject);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    @Test
    void stampsAnEventWithSubjectRequestIdAndTime() {
        HttpResponse<String> answer = cloud.post("/telemetry", token, event("{\"path\": \"/orders\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("{\"failed\": []}"));
        String id = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
        String time = cloud.now().truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(only()).isEqualTo(JSON.readTree("""
                {"specversion": "1.0", "id": "%s", "subject": "%s", "time": "%s", "datacontenttype": "application/json",
                 "authtype": "app_user", "authid": "%s",
                 "source": "/web", "type": "page.viewed", "data": {"path": "/orders"}}
                """.formatted(id, subject, time, subject)));
    }

    @Test
    void stampsEachEventOfABatch() {
        HttpResponse<String> answer = cloud.post("/telemetry/batch", token, """
                {"events": [{"type": "a", "source": "/web", "data": {"n": 1}}, {"type": "b", "source": "/w", "data": {}}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("{\"failed\": []}"));
        String id = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(cloud.events(subject))
                .extracting(event ->
                        event.get("id").asString() + " " + event.get("type").asString() + " "
                                + event.get("subject").asString() + " " + event.get("data"))
                .containsExactly(id + ".0 a " + subject + " {\"n\":1}", id + ".1 b " + subject + " {}");
    }

    @Test
    void dropsWhatTheCallerSaysOfIdTimeAndSubject() {
        cloud.post("/telemetry", token, """
                {"specversion": "1.0", "type": "a", "source": "/web", "datacontenttype": "application/json",
                 "id": "mine", "time": "1970-01-01T00:00:00Z", "subject": "somebody-else", "data": {}}
                """);

        assertThat(only().get("subject").asString()).isEqualTo(subject);
        assertThat(only().get("id").asString()).isNotEqualTo("mine");
        assertThat(only().get("time").asString()).doesNotStartWith("1970");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":\"#set($context.responseOverride.status = 200)#foreach($x in [1..9])x#end\"}",
                "{\"v\":\"$util.base64Encode('x') $context.requestId ${input.body} $!{x} #parse('/etc/passwd')\"}",
                "{\"v\":\"\\\"}, \\\"subject\\\": \\\"other\\\", {\\\"\"}",
                "{\"\\\"}],\\\"StreamName\\\":\\\"x\":\"\\\\\\\" \\\\\\\\\"}",
                "{\"v\":\"line\\nfeed\\r\\t\\u0000\\u2028 ' é 😀 \\ud83d\\ude00\"}",
                "{\"StreamName\":\"other\",\"PartitionKey\":\"other\",\"subject\":\"other\",\"id\":\"1\",\"time\":\"t\"}",
                "{\"v\":123456789012345678901234567890.10,\"w\":1E+400,\"x\":-0.5}",
                "{\"v\":[{\"v\":[[],{},null,true]}]}"
            })
    void keepsWhateverIsInDataInsideOfData(String data) {
        HttpResponse<String> answer = cloud.post("/telemetry", token, event(data));
        HttpResponse<String> batched = cloud.post("/telemetry/batch", token, "{\"events\":[" + event(data) + "]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(batched.statusCode()).as(batched.body()).isEqualTo(202);
        assertThat(cloud.events(subject)).hasSize(2).allSatisfy(event -> {
            assertThat(event.propertyNames())
                    .containsExactlyInAnyOrder(
                            "specversion",
                            "id",
                            "subject",
                            "time",
                            "datacontenttype",
                            "authtype",
                            "authid",
                            "source",
                            "type",
                            "data");
            assertThat(event.get("subject").asString()).isEqualTo(subject);
            assertThat(event.get("type").asString()).isEqualTo("page.viewed");
            assertThat(event.get("data")).isEqualTo(JSON.readTree(data));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"type\":\"a\",\"source\":\"/web\"}",
                "{\"type\":\"a\",\"source\":\"/web\",\"data\":\"text\"}",
                "{\"type\":1,\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"\",\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"$context.requestId\",\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"a\\n\",\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"a\",\"source\":\"/web\\\",\\\"subject\\\":\\\"x\",\"data\":{}}",
                "{\"type\":\"a\",\"source\":\"/web\",\"data\":{},\"StreamName\":\"other\"}",
                "{\"type\":\"a\",\"source\":\"/web\",\"data\":{},\"PartitionKey\":\"other\"}",
                "{\"specversion\":\"0.3\",\"type\":\"a\",\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"a\",\"type\":\"b\",\"source\":\"/web\",\"data\":{}}",
                "{\"type\":\"a\",\"source\":\"/web\",\"data\":{\"v\":1,\"v\":2}}",
                "{\"type\":\"a\",\"source\":\"/web\",\"data\":{\"v\":NaN}}"
            })
    void refusesWhatIsNoEvent(String body) {
        for (String path : List.of("/telemetry", "/telemetry/batch")) {
            String sent = path.endsWith("batch") && !body.isEmpty() ? "{\"events\":[" + body + "]}" : body;
            HttpResponse<String> answer = cloud.post(path, token, sent);

            assertThat(answer.statusCode()).as(sent).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid request body\"}");
        }
        assertThat(cloud.events(subject)).isEmpty();
    }

    @Test
    void refusesAnotherMediaTypeThanJson() {
        assertThat(cloud.post("/telemetry", token, "text/plain", event("{}")).statusCode())
                .isEqualTo(415);
        assertThat(cloud.post("/telemetry", token, "application/x-amz-json-1.1", event("{}"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesATokenWithoutTheScope() {
        String reader = cloud.issuer.accessToken("openid orders/read");

        assertThat(cloud.post("/telemetry", reader, event("{}")).statusCode()).isEqualTo(401);
        assertThat(cloud.post("/telemetry/batch", "", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnEventOfMoreThanAMebibyte() {
        HttpResponse<String> answer =
                cloud.post("/telemetry", token, event("{\"v\":\"" + "x".repeat(1024 * 1024) + "\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(cloud.events(subject)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, 1001, 3000})
    void refusesABatchOfNoneOrTooMany(int size) {
        HttpResponse<String> answer = cloud.post("/telemetry/batch", token, batch(size));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("1 to 500 events");
        assertThat(cloud.events(subject)).isEmpty();
    }

    @Test
    void namesTheEventsThatTheStreamDidNotTake() {
        assertThat(cloud.post("/telemetry/batch", token, batch(500)).statusCode())
                .isEqualTo(202);
        assertThat(cloud.post("/telemetry/batch", token, batch(500)).statusCode())
                .isEqualTo(202);

        HttpResponse<String> one = cloud.post("/telemetry", token, event("{}"));
        HttpResponse<String> all = cloud.post("/telemetry/batch", token, batch(3));
        cloud.moveClock(Duration.ofMillis(2));
        HttpResponse<String> some = cloud.post("/telemetry/batch", token, batch(4));

        assertThat(one.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(one.body())).isEqualTo(JSON.readTree("{\"failed\": [0]}"));
        assertThat(all.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(all.body())).isEqualTo(JSON.readTree("{\"failed\": [0, 1, 2]}"));
        assertThat(some.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(some.body())).isEqualTo(JSON.readTree("{\"failed\": [2, 3]}"));
        assertThat(cloud.events(subject)).hasSize(1002);
    }

    @Test
    void answers500AndLogsTheDenialWhenTheRoleMayNot() {
        try (TelemetryCloud denied = new TelemetryCloud(own -> with(own, "policies", "gateway-telemetry.json", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kinesis:PutRecord",
                  "Resource": "arn:aws:kinesis:eu-west-1:123456789012:stream/orders-local-telemetry"}]}
                """))) {
            HttpResponse<String> answer = denied.post("/telemetry/batch", denied.token(subject), batch(1));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Internal server error").doesNotContain("arn:aws");
            assertThat(denied.log().recent(9))
                    .filteredOn(hop ->
                            hop instanceof Hop.SdkCall call && call.operation().equals("PutRecords"))
                    .singleElement()
                    .satisfies(hop -> {
                        assertThat(hop.caller()).contains(":assumed-role/orders-local-gateway-telemetry/");
                        assertThat(hop.decisions()).singleElement().matches(decision -> !decision.allowed());
                    });
            assertThat(denied.events(subject)).isEmpty();
        }
    }

    @Test
    void answers500WhenTheRoleDoesNotTrustTheGateway() {
        try (TelemetryCloud untrusted = new TelemetryCloud(own -> with(own, "trust", "apigateway.json", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"Service": "apigateway.amazonaws.com"},
                  "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}]}
                """))) {
            HttpResponse<String> answer = untrusted.post("/telemetry", untrusted.token(subject), event("{}"));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
            assertThat(untrusted.events(subject)).isEmpty();
        }
    }

    private static Definitions with(Definitions own, String folder, String file, String text) {
        Map<String, String> texts = new HashMap<>(folder.equals("trust") ? own.trust() : own.policies());
        texts.put(file, text);
        return ProjectDefinitions.with(own, Map.of(folder, texts));
    }
}
