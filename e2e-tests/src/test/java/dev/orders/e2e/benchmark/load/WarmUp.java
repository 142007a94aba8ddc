package dev.orders.e2e.benchmark.load;

import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import java.time.Duration;

/** Lets the JIT compilers finish: goes on while a request still gets cheaper. */
public final class WarmUp {

    private static final double CHEAPER = 0.95;
    private static final int TURNS_WITHOUT_GAIN = 10;

    private WarmUp() {}

    /** @param atMost ends it where the machine is too loaded for a verdict */
    public static void of(Contestant contestant, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        double best = Double.MAX_VALUE;
        for (int idle = 0; idle < TURNS_WITHOUT_GAIN && System.nanoTime() < deadline; idle++) {
            double micros = contestant.sample().cpuMicros();
            if (micros < best * CHEAPER) {
                best = micros;
                idle = -1;
            }
        }
    }
}
