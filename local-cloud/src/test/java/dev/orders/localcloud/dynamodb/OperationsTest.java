package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.wire.AwsAccount;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

class OperationsTest {

    private final Operations operations = new Operations(
            new TableArns(new AwsAccount("eu-west-1", "123456789012")), table -> new TableKeys("userId", Map.of()));

    @Test
    void everyOperationOfTheSdkIsMappedOrNamedAsNotExecuted() {
        Set<String> ofSdk = Arrays.stream(DynamoDbClient.class.getMethods())
                .filter(method -> DynamoDbResponse.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(operations.names());
        known.addAll(Operations.NOT_EXECUTED);

        assertThat(ofSdk).hasSizeGreaterThan(50);
        assertThat(known).isEqualTo(ofSdk);
    }

    @Test
    void nothingIsBothMappedAndNotExecuted() {
        assertThat(operations.names()).doesNotContainAnyElementsOf(Operations.NOT_EXECUTED);
    }
}
