package dev.orders.localcloud.kinesis;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a shard takes and gives a second.
 *
 * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html">Kinesis: quotas and
 *     limits</a>
 */
final class ShardThroughput {

    private static final int MIB = 1024 * 1024;

    private final Bucket recordsIn;
    private final Bucket bytesIn;
    private final Bucket reads;
    private final Bucket bytesOut;
    private final Bucket iterators;

    ShardThroughput(InstantSource clock) {
        TimeMeter time = new Time(clock);
        this.recordsIn = aSecond(1000, time);
        this.bytesIn = aSecond(MIB, time);
        this.reads = aSecond(5, time);
        this.bytesOut = aSecond(2L * MIB, time);
        this.iterators = aSecond(5, time);
    }

    /** @param bytes of data and partition key, at most 1 MiB */
    boolean takesRecord(int bytes) {
        if (!recordsIn.tryConsume(1)) {
            return false;
        }
        if (!bytesIn.tryConsume(bytes)) {
            recordsIn.addTokens(1);
            return false;
        }
        return true;
    }

    boolean takesRead() {
        return bytesOut.getAvailableTokens() > 0 && reads.tryConsume(1);
    }

    /** A read may give more than a second's bytes; the next ones wait until that is made up for. */
    void gave(long bytes) {
        if (bytes > 0) {
            bytesOut.consumeIgnoringRateLimits(bytes);
        }
    }

    boolean takesIteratorRequest() {
        return iterators.tryConsume(1);
    }

    private static Bucket aSecond(long tokens, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Time(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Math.multiplyExact(clock.millis(), 1_000_000L);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
