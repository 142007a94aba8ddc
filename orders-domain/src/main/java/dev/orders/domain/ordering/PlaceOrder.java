package dev.orders.domain.ordering;

import dev.orders.domain.order.Note;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderLine;
import dev.orders.domain.order.Quantity;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.Products;
import dev.orders.domain.product.Sku;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Use case: a customer orders. The same key and request answer the same order, however often they are sent. */
public final class PlaceOrder {
    /** How long a key is remembered at least. */
    static final Duration KEY_LIFETIME = Duration.ofHours(24);

    private final Products products;
    private final Supplier<OrderId> ids;
    private final InstantSource clock;

    public PlaceOrder(Products products, Supplier<OrderId> ids, InstantSource clock) {
        this.products = products;
        this.ids = ids;
        this.clock = clock;
    }

    public record Item(Sku sku, Quantity quantity) {}

    /** @param items 1 to {@value Order#MAX_LINES} */
    public record Command(List<Item> items, @Nullable Note note) {
        public Command {
            items = List.copyOf(items);
            if (!Order.isLineCount(items.size())) {
                throw new IllegalArgumentException("an order has 1 to " + Order.MAX_LINES + " lines");
            }
        }
    }

    public sealed interface Outcome {}

    public record Placed(TrackedOrder order) implements Outcome {}

    /** The key and request were seen before; this is the order they made, as it stands now. */
    public record Replayed(TrackedOrder order) implements Outcome {}

    /** The key was used for another request, or for an order that is gone. */
    public record KeyReused() implements Outcome {}

    /** Nothing was ordered, for the reasons that a caller can mend. */
    public sealed interface Refused extends Outcome {}

    /** @param items indexes of the items whose SKU is not in the catalogue */
    public record UnknownSkus(List<Integer> items) implements Refused {}

    /** @param items indexes of the items whose currency is not the first one's */
    public record MixedCurrencies(List<Integer> items) implements Refused {}

    public record TotalTooLarge() implements Refused {}

    public Outcome place(Orders orders, IdempotencyKey key, Command command) {
        var bodyHash = BodyHash.of(command);
        var catalogue = products.all().stream().collect(Collectors.toMap(Product::sku, Function.identity()));
        var refusal = refusal(command, catalogue);
        if (refusal != null) {
            // A retry must hear of its order even where the catalogue has changed since.
            return orders.recorded(key)
                    .map(known -> replay(orders, known, bodyHash))
                    .orElse(refusal);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var order = Order.place(ids.get(), orders.owner(), lines(command, catalogue), command.note(), now);
        var keyRecord = new Orders.KeyRecord(bodyHash, order.id(), now.plus(KEY_LIFETIME));
        return switch (orders.place(order, key, keyRecord)) {
            case STORED -> new Placed(new TrackedOrder(order, null));
            case KEY_TAKEN ->
                orders.recorded(key)
                        .map(known -> replay(orders, known, bodyHash))
                        .orElseGet(KeyReused::new);
        };
    }

    private static Outcome replay(Orders orders, Orders.KeyRecord known, String bodyHash) {
        if (!known.bodyHash().equals(bodyHash)) {
            return new KeyReused();
        }
        return orders.find(known.order()).<Outcome>map(Replayed::new).orElseGet(KeyReused::new);
    }

    private static @Nullable Refused refusal(Command command, Map<Sku, Product> catalogue) {
        var items = command.items();
        var unknown = indexes(items, item -> !catalogue.containsKey(item.sku()));
        if (!unknown.isEmpty()) {
            return new UnknownSkus(unknown);
        }
        var lines = lines(command, catalogue);
        var currency = lines.getFirst().unitPrice().getCurrencyUnit();
        var others = indexes(lines, line -> !line.unitPrice().getCurrencyUnit().equals(currency));
        if (!others.isEmpty()) {
            return new MixedCurrencies(others);
        }
        return Order.isTotal(Order.total(lines)) ? null : new TotalTooLarge();
    }

    private static List<OrderLine> lines(Command command, Map<Sku, Product> catalogue) {
        return command.items().stream()
                .map(item -> OrderLine.of(Objects.requireNonNull(catalogue.get(item.sku())), item.quantity()))
                .toList();
    }

    private static <T> List<Integer> indexes(List<T> list, Predicate<T> matching) {
        return IntStream.range(0, list.size())
                .filter(index -> matching.test(list.get(index)))
                .boxed()
                .toList();
    }
}
