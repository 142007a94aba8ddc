package dev.orders.e2e.benchmark.bare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Answers of the same bytes as the REST service's; one of them after the same call to DynamoDB, whose answer it throws away. */
@RestController
final class BareController {

    private static final Amount PRICE = new Amount(1999, "EUR");
    private static final List<Product> CATALOGUE = IntStream.rangeClosed(1, 8)
            .mapToObj(number -> new Product("SKU-" + number, "Product " + number, PRICE))
            .toList();

    private final DynamoDbClient dynamoDb;
    private final AwsSessionCredentials credentials =
            AwsSessionCredentials.create("ASIA0000000000BENCHM", "secret".repeat(7), "session-token".repeat(70));

    BareController(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    record Amount(long amount, String currency) {}

    record Product(String sku, String name, Amount unitPrice) {}

    record Products(List<Product> products) {}

    record Line(String sku, String name, int quantity, Amount unitPrice) {}

    record Order(String orderId, String status, List<Line> lines, Amount total, String note, Instant placedAt) {}

    @GetMapping({"/plain/products", "/cached/products"})
    Products products() {
        return new Products(CATALOGUE);
    }

    @GetMapping({"/plain/orders/{orderId}", "/cached/orders/{orderId}"})
    Order order(@PathVariable("orderId") String orderId) {
        Line line = new Line("SKU-1", "Product 1", 2, PRICE);
        return new Order(
                orderId,
                "PLACED",
                List.of(line, line, line),
                new Amount(11994, "EUR"),
                null,
                Instant.parse("2026-01-01T12:00:00Z"));
    }

    @GetMapping("/cached/orders/{orderId}/read")
    Order orderAfterCall(@PathVariable("orderId") String orderId, @AuthenticationPrincipal Jwt jwt) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(Map.of(
                        "userId", AttributeValue.fromS(jwt.getSubject()), "orderId", AttributeValue.fromS(orderId)))
                .consistentRead(true)
                .build();
        dynamoDb.batchGetItem(
                request -> request.requestItems(Map.of("benchmark-orders", keys, "benchmark-order-approvals", keys))
                        .overrideConfiguration(override ->
                                override.credentialsProvider(StaticCredentialsProvider.create(credentials))));
        return order(orderId);
    }
}
