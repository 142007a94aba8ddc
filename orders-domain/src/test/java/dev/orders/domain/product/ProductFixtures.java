package dev.orders.domain.product;

import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Valid products, for tests here and in the modules that implement the ports. */
public final class ProductFixtures {
    public static final Product MUG = product("mug-blue", "Blue mug", CurrencyUnit.EUR, 1299);
    public static final Product PEN = product("pen-red", "Red pen", CurrencyUnit.EUR, 250);
    public static final Product POSTER = product("poster-us", "Poster", CurrencyUnit.USD, 1999);
    public static final Product PALACE = product("palace", "Palace", CurrencyUnit.EUR, 9_007_199_254_740_991L);

    private ProductFixtures() {}

    public static List<Product> all() {
        return List.of(MUG, PALACE, PEN, POSTER);
    }

    public static Product product(String sku, String name, CurrencyUnit currency, long minorUnits) {
        return new Product(new Sku(sku), name, Money.ofMinor(currency, minorUnits));
    }
}
