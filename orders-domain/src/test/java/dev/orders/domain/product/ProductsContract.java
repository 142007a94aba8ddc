package dev.orders.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Products} keeps. */
public abstract class ProductsContract {

    /** The port over a catalogue of exactly these. */
    protected abstract Products holding(List<Product> products);

    @Test
    void answersTheWholeCatalogueBySku() {
        assertThat(holding(ProductFixtures.all().reversed()).all()).isEqualTo(ProductFixtures.all());
    }

    @Test
    void answersAnEmptyCatalogue() {
        assertThat(holding(List.of()).all()).isEmpty();
    }
}
