package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrderNumbers;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What operators are told: every number is a count of records of the stream, and stays so. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryIT {

    private OrdersApi customer;
    private OrdersApi operator;
    private Telemetry telemetry;

    @BeforeAll
    void signIn(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        customer = OrdersApi.of(environment, hostedUi.signIn(environment.account("customer1")));
        Tokens operators = hostedUi.signIn(environment.account("operator1"));
        operator = OrdersApi.of(environment, operators);
        // An operator reads the stream with credentials of their own.
        telemetry = new Telemetry(environment, new Aws(environment).credentials(operators.idToken()));
    }

    @Test
    void anOrderIsCountedAndItsRecordIsFoundWhereTheSummarySays() {
        String order = customer.place("PEN-GEL-BLK", 2).get("orderId").asString();
        Instant placedAt =
                Instant.parse(customer.await(order, "APPROVED").get("placedAt").asString());

        JsonNode event = Await.until(
                        "the order is in the stream",
                        () -> placed(telemetry.events(), order),
                        Predicate.not(List::isEmpty))
                .getFirst();
        assertThat(event.at("/data/total").asLong()).isEqualTo(598);
        List<JsonNode> found = Await.until(
                "the record is among those that were counted",
                () -> traced(placedAt, order),
                Predicate.not(List::isEmpty));
        assertThat(found).containsExactly(event);
    }

    @Test
    void theNumbersAreARecountOfTheStream() {
        String order = customer.place("PEN-GEL-BLK", 1).get("orderId").asString();
        customer.await(order, "APPROVED");

        Await.until(
                "the numbers equal the stream's",
                () -> new Compared(OrderNumbers.of(telemetry.events()), numbers()),
                compared -> compared.stream().equals(compared.summary()));
    }

    @Test
    void whatABrowserClaimsOfOrdersIsNotCounted() {
        long views = views();
        for (String type :
                List.of("order.placed", "order.cancelled", "order.decided", "request.handled", "telemetry.lost")) {
            Answer answer = customer.post("/telemetry", """
                    {"type": "%s", "source": "/api-service", "data": {"currency": "EUR", "total": 999999999, "lines": 1,
                     "outcome": "APPROVED", "automatic": true, "requestedAt": "2026-01-01T00:00:00Z", "method": "GET", "route": "/forged",
                     "status": 500, "milliseconds": 1, "count": 1000, "reason": "buffer-full"}}
                    """.formatted(type));
            assertThat(answer.status()).isEqualTo(202);
        }
        customer.post(
                "/telemetry",
                "{\"type\":\"page.viewed\",\"source\":\"/web-frontend/browser\",\"data\":{\"page\":\"/orders\"}}");

        // The page view comes after the forged ones in the same shard: once it is counted, they were looked at.
        Await.until("the page view is counted", this::views, now -> now > views);
        assertThat(numbers().get("revenue EUR")).isLessThan(999_999_999L);
        assertThat(summary().toString()).doesNotContain("/forged");
    }

    @Test
    void aBrowsersNonsenseIsRefusedAndBlocksNothing() {
        long refused = refused();
        for (String data : List.of(
                "{}", "{\"page\":1}", "{\"page\":\"/orders\",\"metric\":\"LCP\",\"value\":\"1\"}", "{\"value\":-1}")) {
            customer.post(
                    "/telemetry",
                    "{\"type\":\"page.timed\",\"source\":\"/web-frontend/browser\",\"data\":" + data + "}");
        }

        Await.until("the nonsense is counted as such", this::refused, now -> now >= refused + 4);
    }

    private record Compared(Map<String, Long> stream, Map<String, Long> summary) {}

    private long views() {
        return StreamSupport.stream(summary().at("/pages/views").spliterator(), false)
                .filter(page -> page.get("page").asString().equals("/orders"))
                .mapToLong(page -> page.get("count").asLong())
                .sum();
    }

    private long refused() {
        return summary().at("/pages/refused").asLong();
    }

    private static List<JsonNode> placed(List<JsonNode> events, String order) {
        return events.stream()
                .filter(event -> event.path("type").asString("").equals("order.placed"))
                .filter(event -> event.path("subject").asString("").equals(order))
                .toList();
    }

    /** The event of the order, read from where the summary says that the numbers of its minute come from. */
    private List<JsonNode> traced(Instant placedAt, String order) {
        JsonNode summary = operator.get(
                        "/telemetry/summary?from=" + placedAt.minusSeconds(60) + "&to=" + placedAt.plusSeconds(120))
                .json();
        return StreamSupport.stream(summary.get("records").spliterator(), false)
                .flatMap(records -> placed(
                        telemetry.events(
                                records.get("shardId").asString(),
                                records.get("first").asString(),
                                records.get("last").asString()),
                        order)
                        .stream())
                .toList();
    }

    private JsonNode summary() {
        Instant now = Instant.now();
        Answer answer = operator.get("/telemetry/summary?from=" + now.minus(Duration.ofHours(3)) + "&to=" + now);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Map<String, Long> numbers() {
        return OrderNumbers.of(summary());
    }
}
