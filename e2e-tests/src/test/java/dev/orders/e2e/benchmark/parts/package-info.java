/** The parts of the benchmark, one promise each. */
package dev.orders.e2e.benchmark.parts;
