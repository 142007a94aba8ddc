/** What the design promises about speed, measured as ratios in one run. See docs/benchmarks.md. */
package dev.orders.e2e.benchmark;
