package dev.orders.localcloud.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.pipes.PipesCloud.Started;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.wire.ServiceRole;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The project's pipes, roles and policies as they are, with real streams. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = PipesCloud.class)
class PipesWireTest {

    @Autowired
    private ServiceCalls services;

    @Autowired
    private RoleCredentials roles;

    @Autowired
    private RequestLog log;

    @Autowired
    private BlockingQueue<Started> started;

    @Test
    void startsWhatTheDefinitionsSayUnderThePipesOwnRole() throws InterruptedException {
        put("idempotency#1", "a");
        put("order-1", "a");
        Started approval = started.poll(30, TimeUnit.SECONDS);
        put("order-1", "changed");
        Started cancellation = started.poll(30, TimeUnit.SECONDS);

        assertThat(approval)
                .isEqualTo(
                        new Started(
                                "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-local-order-approval",
                                "[{\"userId\":\"ada\",\"orderId\":\"order-1\"}]",
                                "arn:aws:sts::123456789012:assumed-role/orders-local-order-approval-pipe/orders-local-order-approval"));
        assertThat(cancellation)
                .isEqualTo(
                        new Started(
                                "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-local-order-cancellation",
                                "[{\"userId\":\"ada\",\"orderId\":\"order-1\"}]",
                                "arn:aws:sts::123456789012:assumed-role/orders-local-order-cancellation-pipe/orders-local-order-cancellation"));
        assertThat(started).isEmpty();
        assertThat(log.recent(1000))
                .as("polls that brought nothing are left out")
                .filteredOn(hop ->
                        hop instanceof Hop.SdkCall call && call.operation().equals("GetRecords"))
                .hasSizeLessThanOrEqualTo(8);
        // A call is in the log once it is answered, which the workflow does not wait for.
        await().untilAsserted(() -> assertThat(log.recent(1000))
                .filteredOn(hop ->
                        hop instanceof Hop.SdkCall call && call.operation().equals("StartExecution"))
                .hasSize(2)
                .allSatisfy(hop -> assertThat(hop.traceId()).startsWith("Root=1-")));
    }

    private void put(String order, String note) {
        ServiceRole writer = new ServiceRole(
                PipesCloud.WRITER, "ecs-tasks.amazonaws.com", "arn:aws:ecs:eu-west-1:123456789012:task", "writer");
        byte[] item = """
                {"TableName": "orders-local-orders",
                 "Item": {"userId": {"S": "ada"}, "orderId": {"S": "%s"}, "note": {"S": "%s"}}}""".formatted(order, note).getBytes(StandardCharsets.UTF_8);
        assertThat(services.json(
                                new ServiceCaller(roles, writer, InstantSource.system()),
                                "dynamodb",
                                "DynamoDB_20120810.PutItem",
                                item)
                        .status())
                .isEqualTo(200);
    }
}
