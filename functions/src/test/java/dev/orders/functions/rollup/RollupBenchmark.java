package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Run by hand: how long the handler takes to be made in a new JVM, and how long batches of 500 mixed events take against DynamoDB
 * Local, on the class path of the tests.
 */
final class RollupBenchmark {

    private static final int BATCHES = 20;
    private static final int BATCH = 500;

    private RollupBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (int run = 0; run < 3; run++) {
            ProcessBuilder function = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            InNewJvm.class.getName())
                    .inheritIO();
            function.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            function.environment()
                    .putAll(Map.of(
                            RollupSettings.TABLE,
                            DynamoDbLocal.instance().createTable(),
                            RollupSettings.REGION,
                            "eu-west-1",
                            "AWS_ENDPOINT_URL",
                            DynamoDbLocal.instance().endpoint().toString(),
                            "AWS_ACCESS_KEY_ID",
                            "local",
                            "AWS_SECRET_ACCESS_KEY",
                            "local"));
            if (function.start().waitFor() != 0) {
                throw new IllegalStateException("the function failed");
            }
        }
        System.exit(0);
    }

    /** The function alone. */
    static final class InNewJvm {

        private InNewJvm() {}

        public static void main(String[] arguments) {
            long start = System.nanoTime();
            RollupHandler handler = new RollupHandler();
            System.out.printf("init %d ms%n", milliseconds(start));
            long all = System.nanoTime();
            for (int batch = 0; batch < BATCHES; batch++) {
                KinesisEvent event = batch(batch * BATCH);
                long one = System.nanoTime();
                int failures = handler.handle(event, () -> 60_000, new Silence())
                        .getBatchItemFailures()
                        .size();
                if (batch < 2 || batch == BATCHES - 1 || failures > 0) {
                    System.out.printf("batch %d: %d ms, %d failures%n", batch, milliseconds(one), failures);
                }
            }
            System.out.printf("%d batches: %d ms%n", BATCHES, milliseconds(all));
        }

        private static long milliseconds(long since) {
            return Duration.ofNanos(System.nanoTime() - since).toMillis();
        }

        /** As ten million events a day are mixed: few orders among requests and pages. */
        private static KinesisEvent batch(int from) {
            Instant time = Instant.parse("2026-11-23T14:00:00Z").plusMillis(8L * from);
            return Records.batch(IntStream.range(from, from + BATCH)
                    .mapToObj(i -> Records.record(Records.SHARD, i, time, event(i, time)))
                    .toList());
        }

        private static String event(int i, Instant time) {
            if (i % 50 == 0) {
                return Records.placed("o" + i, time, 1999);
            }
            if (i % 50 == 1) {
                return Records.approved("o" + i, time);
            }
            List<String> routes = List.of("/orders", "/orders/{orderId}", "/products", "/approvals");
            return i % 2 == 0
                    ? Records.viewed("v" + i, time, routes.get(i / 2 % 4))
                    : Records.handled("r" + i, time, routes.get(i / 2 % 4), i * 31 % 700);
        }
    }

    private static final class Silence implements LambdaLogger {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    }
}
