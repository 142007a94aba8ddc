package dev.orders.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrderNumbers;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Rollups;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is killed twice while orders are placed, events sent and both counted: the numbers are a recount of the stream. */
class TelemetryCrashIT {

    @TempDir
    private Path data;

    /** What the API acknowledged: ids that the events got. */
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void whatTheStreamHasIsCountedOnceWheneverEverythingIsKilled() {
        for (int life = 0; life < 2; life++) {
            try (Run run = new Run()) {
                run.killInTheMiddle();
            }
        }
        try (Run run = new Run()) {
            run.place();
            run.assertThatAllIsCountedOnce();
        }
    }

    /** One life of the environment. */
    private final class Run implements AutoCloseable {

        private final LocalProcess process =
                LocalProcess.start(Map.of("data", data.toString(), "services", "api-service"));
        private final Environment environment = process.awaitReady();
        private final OrdersApi customer =
                OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        private final Rollups numbers = new Rollups(environment);

        void place() {
            customer.place("PEN-GEL-BLK", 1);
        }

        /** While orders and events come in and are counted: the function has counted something of this life, and not all. */
        void killInTheMiddle() {
            long before = numbers.orders().get("views");
            CompletableFuture<Void> sender = CompletableFuture.runAsync(this::sendUntilKilled);
            long some = ThreadLocalRandom.current().nextLong(before + 1, before + 60);
            Await.until("some views are counted", numbers::orders, now -> now.get("views") >= some);
            process.kill();
            sender.join();
        }

        private void sendUntilKilled() {
            try {
                while (process.process().isAlive()) {
                    send();
                    place();
                }
            } catch (UncheckedIOException | IllegalStateException killed) {
                // Nobody knows what became of this one; all before it was acknowledged.
            }
        }

        private void send() {
            String view =
                    "{\"type\":\"page.viewed\",\"source\":\"/web-frontend/browser\",\"data\":{\"page\":\"/orders\"}}";
            Answer answer = customer.post("/telemetry/batch", "{\"events\":[" + view + "," + view + "," + view + "]}");
            if (answer.status() == 202 && answer.json().get("failed").isEmpty()) {
                String request = answer.header("x-amzn-RequestId");
                acknowledged.addAll(List.of(request + ".0", request + ".1", request + ".2"));
            }
        }

        void assertThatAllIsCountedOnce() {
            Telemetry telemetry = Telemetry.of(environment);
            Map<String, Long> counted = Await.until(
                    "the numbers equal the stream's",
                    numbers::orders,
                    now -> now.equals(OrderNumbers.of(telemetry.events())));
            assertThat(telemetry.events().stream()
                            .map(event -> event.get("id").asString())
                            .collect(Collectors.toList()))
                    .containsAll(acknowledged);
            assertThat(counted.get("views")).isGreaterThanOrEqualTo(acknowledged.size());
            assertThat(numbers.failures()).isEmpty();
        }

        @Override
        public void close() {
            numbers.close();
            process.close();
        }
    }
}
