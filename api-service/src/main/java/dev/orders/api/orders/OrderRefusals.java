package dev.orders.api.orders;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.problems.Violation;
import dev.orders.domain.order.Order;
import dev.orders.domain.ordering.CancelOrder;
import dev.orders.domain.ordering.PlaceOrder;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The refusals of the use cases as problems. */
final class OrderRefusals {
    private OrderRefusals() {}

    static ProblemException of(PlaceOrder.Refused refused) {
        return switch (refused) {
            case PlaceOrder.UnknownSkus unknown ->
                unprocessable(
                        "unknown-sku",
                        "Unknown SKU",
                        "Not everything ordered is in the catalogue.",
                        items(unknown.items(), "is not in the catalogue"));
            case PlaceOrder.MixedCurrencies mixed ->
                unprocessable(
                        "mixed-currencies",
                        "Mixed currencies",
                        "An order has one currency.",
                        items(mixed.items(), "is sold in another currency than the first line"));
            case PlaceOrder.TotalTooLarge tooLarge ->
                unprocessable(
                        "total-too-large",
                        "Total too large",
                        "An order's total is at most " + Order.MAX_TOTAL_MINOR + " minor units.",
                        List.of(Violation.ofBody("/lines", "add up to too much")));
        };
    }

    static ProblemException keyReused() {
        return unprocessable(
                "idempotency-key-reused",
                "Idempotency-Key reused",
                "The Idempotency-Key was used for another request. A new order needs a new key.",
                List.of(Violation.ofHeader(OrdersController.KEY_HEADER, "was used for another request")));
    }

    static ProblemException tooLate(CancelOrder.TooLate tooLate) {
        var status = tooLate.status().name().toLowerCase(Locale.ROOT);
        return new ProblemException(Problem.of(
                HttpStatus.CONFLICT,
                "not-cancellable",
                "Not cancellable",
                "The order is " + status + " and can't be cancelled any more.",
                List.of()));
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "You have no such order."));
    }

    private static ProblemException unprocessable(String name, String title, String detail, List<Violation> errors) {
        return new ProblemException(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, name, title, detail, errors));
    }

    private static List<Violation> items(List<Integer> indexes, String detail) {
        return indexes.stream()
                .map(index -> Violation.ofBody("/lines/" + index + "/sku", detail))
                .toList();
    }
}
