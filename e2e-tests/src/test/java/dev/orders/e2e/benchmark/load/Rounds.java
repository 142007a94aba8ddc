package dev.orders.e2e.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Contestants in turn, round after round, forwards and backwards: whatever else the machine does meets all of them alike. A ratio is
 * the median of the rounds' own ratios.
 *
 * @param samples by contestant, then by round
 */
public record Rounds(List<List<Sample>> samples) {

    /**
     * @param work serves requests for a while and answers how many
     * @param cpu the CPU time that the server has used since its start
     */
    public record Contestant(LongSupplier work, Supplier<Duration> cpu) {
        Sample sample() {
            Duration cpuBefore = cpu.get();
            long before = System.nanoTime();
            long requests = work.getAsLong();
            return new Sample(requests, System.nanoTime() - before, cpu.get().minus(cpuBefore));
        }
    }

    /** What one contestant did in one round. */
    public record Sample(long requests, long nanos, Duration cpu) {
        public double perSecond() {
            return requests * 1e9 / nanos;
        }

        public double cpuMicros() {
            return cpu.toNanos() / 1e3 / requests;
        }
    }

    public static Rounds run(int rounds, List<Contestant> contestants) {
        List<List<Sample>> samples = new ArrayList<>();
        contestants.forEach(contestant -> samples.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int which = round % 2 == 0 ? turn : contestants.size() - 1 - turn;
                samples.get(which).add(contestants.get(which).sample());
            }
        }
        return new Rounds(samples);
    }

    public double median(int contestant, ToDoubleFunction<Sample> figure) {
        return median(samples.get(contestant).stream().mapToDouble(figure).toArray());
    }

    /** The median over the rounds of what {@code figure} makes of a round's samples, one a contestant. */
    public double median(ToDoubleFunction<List<Sample>> figure) {
        double[] values = new double[samples.getFirst().size()];
        for (int i = 0; i < values.length; i++) {
            int round = i;
            values[i] = figure.applyAsDouble(
                    samples.stream().map(all -> all.get(round)).toList());
        }
        return median(values);
    }

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
