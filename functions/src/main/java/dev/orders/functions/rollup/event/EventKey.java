package dev.orders.functions.rollup.event;

/**
 * Names an event once: two records with one key are one event that was put twice. Of whom it is belongs to it: people choose
 * the source of their events, and must not take the name of a service's.
 */
public record EventKey(String authtype, String source, String id) {}
