package dev.orders.localcloud.console.executions;

/**
 * An Express execution in the list: it has no page of its own.
 *
 * @param error empty without one; so is {@code cause}
 */
record ExpressRow(
        String machine,
        String name,
        String status,
        String outcome,
        String startedAt,
        String started,
        String took,
        String error,
        String cause) {}
