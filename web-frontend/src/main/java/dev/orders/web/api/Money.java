package dev.orders.web.api;

/** An amount in minor units of an ISO 4217 currency, as the API spells it. */
public record Money(long amount, String currency) {}
