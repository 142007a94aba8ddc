package dev.orders.api.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orders.api.problems.BackendUnavailableException;
import dev.orders.api.standin.MovableClock;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.ProductFixtures;
import dev.orders.domain.product.Products;
import dev.orders.domain.product.ProductsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedProductsTest extends ProductsContract {
    private static final Duration TTL = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean down;

    @Override
    protected Products holding(List<Product> products) {
        var sorted = products.stream()
                .sorted(Comparator.comparing(product -> product.sku().value()))
                .toList();
        return new CachedProducts(
                () -> {
                    reads.incrementAndGet();
                    if (down) {
                        throw new IllegalStateException("away");
                    }
                    return sorted;
                },
                TTL,
                threads,
                clock);
    }

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void readsOnceInAWhile() {
        var products = holding(ProductFixtures.all());
        products.all();
        clock.move(TTL.minusMillis(1));
        products.all();
        assertThat(reads).hasValue(1);

        clock.move(Duration.ofMillis(1));
        products.all();
        assertThat(reads).hasValue(2);
    }

    @Test
    void readsOnceForManyAtOnce() throws Exception {
        var products = holding(ProductFixtures.all());
        var requests = new ArrayList<Callable<List<Product>>>();
        for (var request = 0; request < 50; request++) {
            requests.add(products::all);
        }
        for (var answer : threads.invokeAll(requests)) {
            assertThat(answer.get()).isEqualTo(ProductFixtures.all());
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void keepsNoFailure() {
        var products = holding(ProductFixtures.all());
        down = true;
        assertThatExceptionOfType(BackendUnavailableException.class).isThrownBy(products::all);

        down = false;
        assertThat(products.all()).isEqualTo(ProductFixtures.all());
    }
}
