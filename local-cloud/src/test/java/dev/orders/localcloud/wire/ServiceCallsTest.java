package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceCallsTest {

    private static final AwsAccount ACCOUNT = new AwsAccount("eu-west-1", "123456789012");
    private static final ServiceRole ROLE = new ServiceRole(
            "arn:aws:iam::123456789012:role/workflow",
            "states.amazonaws.com",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:approval",
            "execution-1");
    private static final Principal SESSION =
            new Principal.RoleSession("123456789012", "AROAWORKFLOW", "workflow", "execution-1", Map.of(), Map.of());
    private static final PolicyDocument ONE_ROW = PolicyDocument.parse("workflow.json", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"}]}
            """);

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final Map<String, AccessKey> keys = new HashMap<>();
    private final RequestLog log = new RequestLog(10);
    private final ServiceCalls calls = new ServiceCalls(
            () -> new SdkCalls(
                    new ServiceDirectory(List.of(new FakeTables())),
                    new SignatureVerifier(id -> Optional.ofNullable(keys.get(id)), clock),
                    new Iam(caller -> Policies.identity(List.of(ONE_ROW)), ACCOUNT),
                    ACCOUNT,
                    log,
                    clock),
            ACCOUNT,
            clock);
    private final ServiceCaller caller = new ServiceCaller(this::assume, ROLE, clock);

    private AccessKey assume(ServiceRole role) {
        assertThat(role).isEqualTo(ROLE);
        String id = "ASIA" + keys.size();
        AccessKey key = new AccessKey(id, "secret", "token", now.plus(Duration.ofHours(1)), SESSION);
        keys.put(id, key);
        return key;
    }

    @Test
    void answersWhatTheRoleMayDo() {
        AwsAnswer answer = getItem("orders");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("{\"Item\":{\"pk\":{\"S\":\"found\"}}}");
    }

    @Test
    void refusesWhatTheRoleMayNot() {
        AwsAnswer answer = getItem("approvals");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer))
                .contains("com.amazon.coral.service#AccessDeniedException")
                .contains(SESSION.arn() + " is not authorized to perform: dynamodb:GetItem");
    }

    @Test
    void logsTheHopInTheCallersTrace() {
        calls.json(caller.inTrace("Root=1-5"), "dynamodb", "DynamoDB_20120810.GetItem", input("orders"));

        assertThat(log.recent(1)).singleElement().satisfies(hop -> {
            assertThat(hop.traceId()).isEqualTo("Root=1-5");
            assertThat(hop.caller()).isEqualTo(SESSION.arn());
            assertThat(hop.decisions()).singleElement().matches(IamDecision::allowed);
            assertThat(((Hop.SdkCall) hop).verification()).isEqualTo("signed ASIA0");
        });
    }

    @Test
    void leavesAPollWithoutNewsOutOfTheLogButNoRefusal() {
        byte[] orders = input("orders");
        calls.poll(caller, "dynamodb", "DynamoDB_20120810.GetItem", orders, answer -> true);
        assertThat(log.recent(9)).isEmpty();

        calls.poll(caller, "dynamodb", "DynamoDB_20120810.GetItem", input("approvals"), answer -> true);
        calls.poll(caller, "dynamodb", "DynamoDB_20120810.GetItem", orders, answer -> false);
        assertThat(log.recent(9)).hasSize(2);
    }

    @Test
    void answersTheErrorsOfTheServiceAndOfTheWire() {
        assertThat(text(json("dynamodb", "DynamoDB_20120810.DescribeTable"))).contains("ResourceNotFoundException");
        assertThat(text(json("dynamodb", "Unheard.Of"))).contains("UnknownOperationException");
        assertThat(text(json("kinesis", "DynamoDB_20120810.GetItem"))).contains("InvalidSignatureException");
        assertThat(calls.json(caller, "dynamodb", "DynamoDB_20120810.GetItem", new byte[10_001])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void answersThatTheRoleCanNotBeAssumed() {
        ServiceCaller untrusted = new ServiceCaller(
                role -> {
                    throw new AwsException(403, "AccessDenied", "states.amazonaws.com is not authorized");
                },
                ROLE,
                clock);

        AwsAnswer answer = calls.json(untrusted, "dynamodb", "DynamoDB_20120810.GetItem", input("orders"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("AccessDeniedException").contains("states.amazonaws.com");
    }

    @Test
    void assumesTheRoleOnceForAllTracesAndAgainBeforeTheKeyExpires() {
        getItem("orders");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(calls.json(caller.inTrace("other"), "dynamodb", "DynamoDB_20120810.GetItem", input("orders"))
                        .status())
                .isEqualTo(200);
        assertThat(keys).hasSize(1);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(getItem("orders").status()).isEqualTo(200);
        assertThat(keys).hasSize(2);
    }

    private AwsAnswer getItem(String table) {
        return calls.json(caller, "dynamodb", "DynamoDB_20120810.GetItem", input(table));
    }

    private AwsAnswer json(String signingName, String target) {
        return calls.json(caller, signingName, target, input("orders"));
    }

    private static byte[] input(String table) {
        return "{\"TableName\":\"%s\"}".formatted(table).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(AwsAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
