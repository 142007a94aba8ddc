package dev.orders.localcloud.queues;

import java.net.URI;

/** @param origin where queue URLs begin: the local cloud's own address */
public record QueuesSettings(URI origin) {}
