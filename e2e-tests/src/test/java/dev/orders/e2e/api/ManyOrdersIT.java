package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Approvals;
import dev.orders.e2e.client.Approvals.Approval;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thousand orders at once, most of them small: each reaches its final state, by one execution of its own. */
@ExtendWith(Target.class)
@Needs({Need.API, Need.DEVELOPER})
class ManyOrdersIT {

    private static final int ORDERS = 1_000;
    private static final int LARGE = 20;
    private static final int AT_ONCE = 32;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    @Test
    void areAllDecidedOnce(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Tokens tokens = hostedUi.signIn(environment.account("customer2"));
        OrdersApi customer = OrdersApi.of(environment, tokens);
        OrdersApi approver = OrdersApi.of(environment, hostedUi.signInToApprove(environment.account("approver1")));
        try (Approvals approvals =
                new Approvals(environment, environment.developer().orElseThrow())) {
            List<String> large = place(customer, "DESK-OAK-160", LARGE);
            List<String> small = place(customer, "PEN-GEL-BLK", ORDERS - LARGE);
            large.forEach(approver::awaitTask);
            large.forEach(order -> assertThat(approver.approve(order).status()).isEqualTo(200));

            Map<String, Approval> decided = Await.until(
                    "all are decided",
                    WITHIN,
                    () -> approvals.of(tokens.subject()),
                    rows -> isDecided(rows, large) && isDecided(rows, small));

            List<Approval> ours = new ArrayList<>();
            large.forEach(order -> ours.add(decided.get(order)));
            small.forEach(order -> ours.add(decided.get(order)));
            assertThat(ours).extracting(Approval::status).containsOnly("APPROVED");
            assertThat(ours).extracting(Approval::execution).doesNotHaveDuplicates();
        }
    }

    private static boolean isDecided(Map<String, Approval> rows, List<String> orders) {
        return orders.stream()
                .allMatch(order ->
                        rows.containsKey(order) && !rows.get(order).decidedAt().isEmpty());
    }

    private static List<String> place(OrdersApi customer, String sku, int count) {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<String>> placed = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                placed.add(CompletableFuture.supplyAsync(
                        () -> customer.place(sku, 1).get("orderId").asString(), clients));
            }
            Set<String> orders = placed.stream().map(CompletableFuture::join).collect(Collectors.toSet());
            assertThat(orders).hasSize(count);
            return List.copyOf(orders);
        }
    }
}
