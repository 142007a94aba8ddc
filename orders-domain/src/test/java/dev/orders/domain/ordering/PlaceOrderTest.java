package dev.orders.domain.ordering;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.PLACED_AT;
import static dev.orders.domain.order.OrderFixtures.line;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static dev.orders.domain.product.ProductFixtures.MUG;
import static dev.orders.domain.product.ProductFixtures.PALACE;
import static dev.orders.domain.product.ProductFixtures.PEN;
import static dev.orders.domain.product.ProductFixtures.POSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.domain.order.Note;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.Quantity;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.ProductFixtures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("k1");

    private final InMemoryOrders orders = new InMemoryOrders(ANNA);
    private final List<Product> catalogue = new ArrayList<>(ProductFixtures.all());
    private final AtomicInteger ids = new AtomicInteger();
    private final PlaceOrder placeOrder =
            new PlaceOrder(() -> catalogue, () -> orderId(ids.incrementAndGet()), InstantSource.fixed(PLACED_AT));

    @Test
    void takesNameAndPriceFromTheCatalogue() {
        var outcome = placeOrder.place(orders, KEY, command("Hello", MUG, PEN));

        var order = Order.place(orderId(1), ANNA, List.of(line(MUG, 1), line(PEN, 1)), new Note("Hello"), PLACED_AT);
        assertThat(outcome).isEqualTo(new PlaceOrder.Placed(new TrackedOrder(order, null)));
        assertThat(orders.find(orderId(1))).contains(new TrackedOrder(order, null));
    }

    @Test
    void answersTheSameOrderToARetry() {
        placeOrder.place(orders, KEY, command(null, MUG));

        assertThat(placeOrder.place(orders, KEY, command(null, MUG)))
                .isEqualTo(new PlaceOrder.Replayed(orders.find(orderId(1)).orElseThrow()));
        assertThat(orders.list(10, null).orders()).hasSize(1);
    }

    @Test
    void answersTheSameOrderToARetryAfterTheCatalogueHasChanged() {
        placeOrder.place(orders, KEY, command(null, MUG));
        catalogue.clear();

        assertThat(placeOrder.place(orders, KEY, command(null, MUG))).isInstanceOf(PlaceOrder.Replayed.class);
        assertThat(placeOrder.place(orders, KEY, command(null, PEN))).isInstanceOf(PlaceOrder.KeyReused.class);
    }

    @Test
    void refusesAKeyThatStandsForAnotherRequest() {
        placeOrder.place(orders, KEY, command(null, MUG));

        assertThat(List.of(
                        command("a note", MUG), command(null, PEN), command(null, MUG, MUG), command(null, MUG, PEN)))
                .allSatisfy(other ->
                        assertThat(placeOrder.place(orders, KEY, other)).isEqualTo(new PlaceOrder.KeyReused()));
        assertThat(orders.list(10, null).orders()).hasSize(1);
    }

    @Test
    void doesNotOrderAgainWhenTheOrderOfAKeyIsGone() {
        placeOrder.place(orders, KEY, command(null, MUG));
        orders.delete(orderId(1));

        assertThat(placeOrder.place(orders, KEY, command(null, MUG))).isEqualTo(new PlaceOrder.KeyReused());
    }

    @Test
    void namesTheItemsThatAreUnknown() {
        catalogue.remove(PEN);

        assertThat(placeOrder.place(orders, KEY, command(null, MUG, PEN, PEN)))
                .isEqualTo(new PlaceOrder.UnknownSkus(List.of(1, 2)));
        assertThat(orders.recorded(KEY)).isEmpty();
    }

    @Test
    void namesTheItemsOfAnotherCurrency() {
        assertThat(placeOrder.place(orders, KEY, command(null, MUG, PEN, POSTER)))
                .isEqualTo(new PlaceOrder.MixedCurrencies(List.of(2)));
    }

    @Test
    void refusesATotalBeyondItsBound() {
        assertThat(placeOrder.place(orders, KEY, command(null, PALACE, PEN))).isEqualTo(new PlaceOrder.TotalTooLarge());
        assertThat(placeOrder.place(orders, KEY, command(null, PALACE))).isInstanceOf(PlaceOrder.Placed.class);
    }

    private static PlaceOrder.Command command(@Nullable String note, Product... products) {
        return new PlaceOrder.Command(
                Arrays.stream(products)
                        .map(product -> new PlaceOrder.Item(product.sku(), new Quantity(1)))
                        .toList(),
                note == null ? null : new Note(note));
    }
}
