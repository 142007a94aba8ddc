package dev.orders.localcloud.dynamodb;

import static dev.orders.localcloud.dynamodb.OrdersTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.ProductsDefinition;
import dev.orders.localcloud.definitions.ProductsDefinition.Product;
import dev.orders.localcloud.definitions.TablesDefinition;
import dev.orders.localcloud.definitions.TablesDefinition.Key;
import dev.orders.localcloud.definitions.TablesDefinition.KeyType;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tools.jackson.databind.json.JsonMapper;

/** The service over the wire, with the SDK's own client. */
class DynamoDbServiceTest {

    private static final TablesDefinition TABLES = new TablesDefinition(Map.of(
            "orders",
            OrdersTable.DEFINITION,
            "products",
            new Table("test-products", new Key("sku", KeyType.S), null, null, false, null)));
    private static final String ORDERS_ARN = OrdersTable.ARN;

    private static DynamoDbLocal local;
    private static SdkServer server;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws IOException {
        local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null);
        TableSetup setup = new TableSetup(local, JsonMapper.shared());
        setup.create(TABLES);
        setup.seed("test-products", new ProductsDefinition(List.of(new Product("PEN", "Pen", 299, "EUR"))));
        server = new SdkServer(new DynamoDbService(local, new TableArns(OrdersTable.ACCOUNT), JsonMapper.shared()));
        dynamoDb = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
        local.close();
    }

    @BeforeEach
    void twoUsersOrders() {
        server.allow(request -> true);
        put("ada", "1");
        put("ada", "2");
        put("bob", "1");
    }

    @Test
    void createsTheTablesOfTheDefinitions() {
        var table = dynamoDb.describeTable(request -> request.tableName("test-orders"))
                .table();

        assertThat(table.tableArn()).isEqualTo(ORDERS_ARN);
        assertThat(table.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.keySchema()).extracting(key -> key.attributeName()).containsExactly("userId", "orderId");
        assertThat(dynamoDb.describeTimeToLive(request -> request.tableName("test-orders"))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void seedsTheCatalogue() {
        var item = dynamoDb.getItem(
                        request -> request.tableName("test-products").key(Map.of("sku", AttributeValue.fromS("PEN"))))
                .item();

        assertThat(item.get("unitPrice").n()).isEqualTo("299");
    }

    @Test
    void readsOneItemAndAsksForItsLeadingKey() {
        var item = dynamoDb.getItem(request -> request.tableName("test-orders").key(key("ada", "1")))
                .item();

        assertThat(item.get("note").s()).isEqualTo("größe");
        assertThat(server.asked()).singleElement().satisfies(request -> {
            assertThat(request.action()).isEqualTo("dynamodb:GetItem");
            assertThat(request.resource()).isEqualTo(ORDERS_ARN);
            assertThat(request.context().values("dynamodb:LeadingKeys")).containsExactly("ada");
        });
    }

    @Test
    void takesAnArnForATableNameEverywhere() {
        assertThat(dynamoDb.getItem(request -> request.tableName(ORDERS_ARN).key(key("ada", "1")))
                        .hasItem())
                .isTrue();
        assertThat(dynamoDb.batchGetItem(request -> request.requestItems(Map.of(
                                ORDERS_ARN,
                                KeysAndAttributes.builder()
                                        .keys(key("ada", "1"))
                                        .build())))
                        .responses()
                        .values())
                .singleElement()
                .satisfies(items -> assertThat(items).hasSize(1));
    }

    @Test
    void refusesATableOfAnotherAccount() {
        assertRefused(
                "ValidationException",
                () -> dynamoDb.getItem(
                        request -> request.tableName("arn:aws:dynamodb:eu-west-1:999999999999:table/test-orders")
                                .key(key("ada", "1"))));
    }

    @Test
    void queriesOnePartition() {
        var orders = dynamoDb.query(request -> request.tableName("test-orders")
                        .keyConditionExpression("(:user = #user) AND orderId BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#user", "userId"))
                        .expressionAttributeValues(Map.of(
                                ":user", AttributeValue.fromS("ada"),
                                ":from", AttributeValue.fromS("0"),
                                ":to", AttributeValue.fromS("9"))))
                .items();

        assertThat(orders).hasSize(2);
        assertThat(server.asked().getFirst().context().values("dynamodb:LeadingKeys"))
                .containsExactly("ada");
    }

    @Test
    void aStartKeyOfAnotherPartitionShowsNoneOfItsRows() {
        assertRefused(
                "ValidationException",
                () -> dynamoDb.query(request -> request.tableName("test-orders")
                        .keyConditionExpression("userId = :user")
                        .expressionAttributeValues(Map.of(":user", AttributeValue.fromS("ada")))
                        .exclusiveStartKey(key("bob", "0"))));
    }

    @Test
    void deniesBeforeItExecutes() {
        server.allow(request -> false);

        assertRefused(
                "AccessDeniedException",
                () -> dynamoDb.deleteItem(
                        request -> request.tableName("test-orders").key(key("ada", "1"))));

        server.allow(request -> true);
        assertThat(dynamoDb.getItem(request -> request.tableName("test-orders").key(key("ada", "1")))
                        .hasItem())
                .isTrue();
    }

    @Test
    void answersFailedConditionsAsTheSdkKnowsThem() {
        assertThatThrownBy(() -> dynamoDb.putItem(request -> request.tableName("test-orders")
                        .item(key("ada", "1"))
                        .conditionExpression("attribute_not_exists(userId)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> dynamoDb.transactWriteItems(request ->
                        request.transactItems(element -> element.put(put -> put.tableName("test-orders")
                                .item(key("ada", "1"))
                                .conditionExpression("attribute_not_exists(userId)")))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("ConditionalCheckFailed"));
    }

    @Test
    void saysThatATableIsNotThere() {
        assertThatThrownBy(() -> dynamoDb.getItem(
                        request -> request.tableName("no-such-table").key(key("ada", "1"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(server.asked().getFirst().context().values("dynamodb:LeadingKeys"))
                .isNull();
    }

    @Test
    void refusesAnOperationThatItDoesNotExecute() {
        assertRefused("UnknownOperationException", () -> dynamoDb.listBackups());
    }

    @Test
    void answersManyAtOnceEachItsOwn() {
        IntStream.range(0, 40).forEach(i -> put("user-" + i, "1"));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> answers = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() -> dynamoDb.getItem(
                                    request -> request.tableName("test-orders").key(key("user-" + i % 40, "1")))
                            .item()
                            .get("userId")
                            .s()))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i))
                        .succeedsWithin(Duration.ofSeconds(30))
                        .isEqualTo("user-" + i % 40);
            }
        }
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private static void put(String userId, String orderId) {
        dynamoDb.putItem(request -> request.tableName("test-orders")
                .item(Map.of(
                        "userId", AttributeValue.fromS(userId),
                        "orderId", AttributeValue.fromS(orderId),
                        "note", AttributeValue.fromS("größe"))));
    }
}
