package dev.orders.e2e.benchmark.load;

import java.util.Arrays;

/** How long each of many calls took, in milliseconds, in order of length. */
public record Latencies(double[] sorted) {

    public static Latencies of(double... millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    public double p50() {
        return at(0.5);
    }

    public double p99() {
        return at(0.99);
    }

    /** The smallest that so large a part of all does not exceed. */
    private double at(double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
