package dev.orders.e2e.attacks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stolen credentials can write anything among their owner's orders; the owner still sees and uses the orders. */
@ExtendWith(Target.class)
@Needs(Need.API)
class SpoiledRowsIT {

    private OrdersApi api;
    private DynamoDbClient dynamoDb;
    private Map<String, AttributeValue> row;
    private String order;
    private String table;

    @BeforeEach
    void placeAnOrder(Environment environment) {
        Tokens tokens = new HostedUi(environment).signIn(environment.account("customer2"));
        Aws aws = new Aws(environment);
        table = environment.get("orders_table");
        api = OrdersApi.of(environment, tokens);
        dynamoDb = aws.dynamoDb(aws.credentials(tokens.idToken()));
        order = api.place("NOTEBOOK-A5", 1).get("orderId").asString();
        row = dynamoDb.getItem(r -> r.tableName(table).key(key(tokens.subject(), order)))
                .item();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void hideNoOrderAndBreakNoAnswer() {
        List<String> spoiled = spoil();

        assertThat(listed()).contains(order).doesNotContainAnyElementsOf(spoiled);
        assertThat(spoiled).allSatisfy(id -> {
            assertThat(api.get("/orders/" + id).status()).isEqualTo(404);
            assertThat(api.post("/orders/" + id + "/cancel", "").status()).isEqualTo(404);
        });
    }

    @Test
    @NeedsChromium
    void breakNoPage(Environment environment, Tab tab) {
        List<String> spoiled = spoil();

        tab.signIn(environment, environment.account("customer2"));
        var page = tab.page();
        while (page.locator("a.row-link[href*='" + order + "']").count() == 0) {
            page.locator("a[rel=next]").click();
        }
        page.locator("a.row-link[href*='" + order + "']").click();
        assertThat(page.locator("#page")).containsText("Notebook");
        for (String id : spoiled) {
            assertThat(page.navigate(environment.webUrl() + "/orders/" + id).status())
                    .isEqualTo(404);
            assertThat(page.locator("header")).containsText("Sign out");
        }
    }

    private List<String> listed() {
        var orders = new ArrayList<String>();
        for (String path = "/orders?limit=2"; !path.isEmpty(); ) {
            Answer page = api.get(path);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.json()
                    .get("orders")
                    .forEach(listed -> orders.add(listed.get("orderId").asString()));
            var next = page.json().get("next");
            path = next.isNull() ? "" : "/orders?limit=2&cursor=" + next.asString();
        }
        return orders;
    }

    /** Writes rows that are no orders, and answers the ids of those that could be taken for one. */
    private List<String> spoil() {
        AttributeValue huge = text("x".repeat(390_000));
        List<Map<String, AttributeValue>> changes = List.of(
                Map.of("lines", text("none")),
                Map.of("lines", line("name", huge)),
                Map.of("lines", line("unitPrice", AttributeValue.fromN("9223372036854775807"))),
                Map.of("note", huge),
                Map.of("currency", text("XEU")),
                Map.of("total", AttributeValue.fromN("1E+37")),
                Map.of("placedAt", text("+1000000000-12-31T23:59:59Z")),
                Map.of("placedAt", text("<script>alert(1)</script>")));
        var ids = new ArrayList<String>();
        for (Map<String, AttributeValue> change : changes) {
            // Beside the order: the role may delete nothing, and other tests' orders shall come first again.
            String id = order.substring(0, 24) + "%012d".formatted(ids.size());
            write(id, change);
            ids.add(id);
        }
        write("-no-id", Map.of());
        write("-".repeat(1000), Map.of());
        return ids;
    }

    private void write(String orderId, Map<String, AttributeValue> change) {
        var spoiled = new HashMap<>(row);
        spoiled.putAll(change);
        spoiled.put("orderId", text(orderId));
        dynamoDb.putItem(r -> r.tableName(table).item(spoiled));
    }

    private AttributeValue line(String name, AttributeValue value) {
        var line = new HashMap<>(row.get("lines").l().getFirst().m());
        line.put(name, value);
        return AttributeValue.fromL(List.of(AttributeValue.fromM(line)));
    }

    private static Map<String, AttributeValue> key(String user, String orderId) {
        return Map.of("userId", text(user), "orderId", text(orderId));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
