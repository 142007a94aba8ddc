package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.list;
import static dev.orders.api.dynamodb.Attributes.number;
import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Note;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderLine;
import dev.orders.domain.order.Quantity;
import dev.orders.domain.order.UserId;
import dev.orders.domain.product.Sku;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Orders and approvals as rows: plain attributes, amounts in minor units, times as RFC 3339 text. */
final class OrderRows {
    private OrderRows() {}

    static Map<String, AttributeValue> key(UserId owner, String orderId) {
        return Map.of("userId", text(owner.value()), "orderId", text(orderId));
    }

    static Map<String, AttributeValue> row(Order order) {
        var row = new HashMap<>(key(order.owner(), order.id().value()));
        row.put("lines", list(order.lines().stream().map(OrderRows::row).toList()));
        row.put("currency", text(order.total().getCurrencyUnit().getCode()));
        row.put("total", number(order.total().getAmountMinorLong()));
        row.put("placedAt", text(order.placedAt().toString()));
        row.put("version", number(order.version()));
        var note = order.note();
        if (note != null) {
            row.put("note", text(note.text()));
        }
        return row;
    }

    private static Map<String, AttributeValue> row(OrderLine line) {
        return Map.of(
                "sku", text(line.sku().value()),
                "name", text(line.name()),
                "quantity", number(line.quantity().value()),
                "unitPrice", number(line.unitPrice().getAmountMinorLong()));
    }

    static Order order(Row row) {
        var note = row.textOrNull("note");
        return new Order(
                new OrderId(row.text("orderId")),
                new UserId(row.text("userId")),
                lines(row),
                total(row),
                note == null ? null : new Note(note),
                row.instant("placedAt"),
                row.instantOrNull("cancelledAt"),
                row.number("version"));
    }

    static Approval approval(Row row) {
        var decidedBy = row.textOrNull("decidedBy");
        return new Approval(
                row.constant("status", Approval.State::valueOf),
                row.hasNone("lines", "currency", "total") ? null : snapshot(row),
                row.instant("requestedAt"),
                row.instantOrNull("decidedAt"),
                decidedBy == null ? null : new UserId(decidedBy),
                row.textOrNull("reason"));
    }

    /** A snapshot that can't be read equals no order, and what the workflow decided counts all the same. */
    private static Approval.@Nullable Snapshot snapshot(Row row) {
        return Row.read(row.item(), readable -> new Approval.Snapshot(lines(readable), total(readable)))
                .orElse(null);
    }

    static List<OrderLine> lines(Row row) {
        var currency = currency(row);
        return row.rows("lines").stream()
                .map(line -> new OrderLine(
                        new Sku(line.text("sku")),
                        line.text("name"),
                        new Quantity(line.smallNumber("quantity")),
                        Money.ofMinor(currency, line.number("unitPrice"))))
                .toList();
    }

    static Money total(Row row) {
        return Money.ofMinor(currency(row), row.number("total"));
    }

    /** joda-money still knows currencies that Java, and so whoever shows the amount, has forgotten. */
    private static CurrencyUnit currency(Row row) {
        return CurrencyUnit.of(Currency.getInstance(row.text("currency")));
    }
}
