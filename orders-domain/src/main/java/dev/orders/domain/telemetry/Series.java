package dev.orders.domain.telemetry;

import java.util.Locale;

/** What is counted together: one row of each for a minute, and one for an hour, whatever happens in it. */
public enum Series {
    /** Orders placed, cancelled and decided, their revenue, and how long decisions took. */
    ORDERS,
    /** Requests that the services answered, by route. */
    API,
    /** Pages that people looked at, how fast they were, and the steps of an order. */
    PAGES;

    /** As rows name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
