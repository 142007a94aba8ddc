package dev.orders.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Approvals;
import dev.orders.e2e.client.Approvals.Approval;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Mailbox;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is killed twice on the way of thirty orders to their decisions: none is lost, none decided twice. */
class CrashIT {

    private static final String SMALL = "PEN-GEL-BLK";
    private static final String LARGE = "DESK-OAK-160";

    @TempDir
    private Path data;

    private final Map<String, String> placed = new LinkedHashMap<>();
    private Map<String, Approval> before = Map.of();

    @Test
    void everyOrderIsDecidedOnceWheneverEverythingIsKilled() {
        killedWhileOrdersArePlaced();
        killedWhileSomeWaitAndDecisionsAreSent();
        try (Run run = new Run()) {
            run.decideWhatIsLeft();
            run.assertThatAllIsDecidedOnce();
        }
    }

    private void killedWhileOrdersArePlaced() {
        try (Run run = new Run()) {
            for (int i = 0; i < 15; i++) {
                run.place(SMALL);
                run.place(LARGE);
            }
            run.kill();
        }
    }

    private void killedWhileSomeWaitAndDecisionsAreSent() {
        try (Run run = new Run();
                ExecutorService decisions = Executors.newVirtualThreadPerTaskExecutor()) {
            placed.forEach(
                    (order, sku) -> run.customer.await(order, sku.equals(SMALL) ? "APPROVED" : "PENDING_APPROVAL"));
            large().forEach(run::awaitTask);
            before = run.approvals.of(run.customers.subject());
            List<CompletableFuture<Void>> answers = new ArrayList<>();
            for (String order : large().subList(0, 8)) {
                answers.add(
                        CompletableFuture.runAsync(() -> run.approver.reject(order, "Killed meanwhile."), decisions));
            }
            CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                    .exceptionally(lost -> null)
                    .join();
            run.kill();
        }
    }

    private List<String> large() {
        return placed.keySet().stream()
                .filter(order -> placed.get(order).equals(LARGE))
                .toList();
    }

    /** One life of the environment. */
    private final class Run implements AutoCloseable {

        private final LocalProcess process =
                LocalProcess.start(Map.of("data", data.toString(), "services", "api-service"));
        private final Environment environment = process.awaitReady();
        private final Tokens customers = new HostedUi(environment).signIn(environment.account("customer1"));
        private final OrdersApi customer = OrdersApi.of(environment, customers);
        private final OrdersApi approver =
                OrdersApi.of(environment, new HostedUi(environment).signInToApprove(environment.account("approver1")));
        private final Approvals approvals =
                new Approvals(environment, environment.developer().orElseThrow());

        void place(String sku) {
            placed.put(customer.place(sku, 1).get("orderId").asString(), sku);
        }

        void awaitTask(String order) {
            try {
                approver.awaitTask(order);
            } catch (ConditionTimeoutException missing) {
                String execution = approvals.of(customers.subject()).get(order).execution();
                throw new AssertionError("no task of " + approvals.history(execution), missing);
            }
        }

        void decideWhatIsLeft() {
            for (String order : large()) {
                Answer decision = approver.reject(order, "Killed meanwhile.");
                assertThat(decision.status()).as(decision.toString()).isEqualTo(200);
            }
        }

        void assertThatAllIsDecidedOnce() {
            placed.forEach((order, sku) -> customer.await(order, sku.equals(SMALL) ? "APPROVED" : "REJECTED"));
            Map<String, Approval> after = approvals.of(customers.subject());
            assertThat(after).containsOnlyKeys(placed.keySet());
            before.forEach((order, then) -> {
                Approval now = after.get(order);
                assertThat(now.execution()).isEqualTo(then.execution());
                if (!then.decidedAt().isEmpty()) {
                    assertThat(now).isEqualTo(then);
                }
            });
            assertThat(large())
                    .allSatisfy(order -> assertThat(approvals.queuesOf(order)).containsExactly("decided"));
            assertThatEachIsTold();
        }

        /** At least once: an execution that was killed after it told may tell again. */
        private void assertThatEachIsTold() {
            Telemetry telemetry = Telemetry.of(environment);
            Await.until("every order has its event", telemetry::decided, told -> told.containsAll(placed.keySet()));
            String mails = Await.until(
                    "every order has its mail",
                    () -> new Mailbox(environment).all().toString(),
                    all -> placed.keySet().stream().allMatch(all::contains));
            assertThat(mails).contains("Killed meanwhile.");
        }

        void kill() {
            process.kill();
        }

        @Override
        public void close() {
            approvals.close();
            process.close();
        }
    }
}
