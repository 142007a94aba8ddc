package dev.orders.api.products;

import org.joda.money.Money;

/**
 * Money on the wire.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Amount(long amount, String currency) {
    public static Amount of(Money money) {
        return new Amount(money.getAmountMinorLong(), money.getCurrencyUnit().getCode());
    }
}
