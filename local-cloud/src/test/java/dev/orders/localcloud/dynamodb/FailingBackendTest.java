package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
class FailingBackendTest {

    @Test
    void namesTheRequestAndNoneOfItsData(CapturedOutput output) {
        DynamoDbService service = new DynamoDbService(
                (target, body) -> new LocalAnswer(500, body),
                new TableArns(new AwsAccount("eu-west-1", "123456789012")),
                JsonMapper.shared());
        ObjectNode input = JsonMapper.shared()
                .createObjectNode()
                .put("TableName", "orders")
                .put("Limit", "a private note");
        AwsCall call = new AwsCall(
                "Query",
                input,
                "a private note".getBytes(StandardCharsets.UTF_8),
                new Principal.Anonymous(),
                Instant.EPOCH,
                "request-1");

        assertThat(service.execute(call).status()).isEqualTo(500);

        assertThat(output).contains("Query", "request-1").doesNotContain("a private note");
    }
}
