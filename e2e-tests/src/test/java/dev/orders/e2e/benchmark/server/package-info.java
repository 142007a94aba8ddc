/** The servers under test, each in a JVM of its own, whose CPU time is theirs alone. */
package dev.orders.e2e.benchmark.server;
