package dev.orders.functions.rollup.table;

/** A shard of a stream. */
public record Shard(String stream, String id) {}
