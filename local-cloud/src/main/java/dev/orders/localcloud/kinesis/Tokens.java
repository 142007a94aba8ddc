package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.wire.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The two things that Kinesis gives out to be brought back within five minutes: shard iterators and next tokens. */
final class Tokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String ITERATOR = "iterator";
    private static final String PAGE = "page";

    private final Sealing sealing;

    Tokens(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * A place in a shard.
     *
     * @param after the order of the last record before it
     */
    record ShardIterator(String stream, String shardId, long after, Instant issued) {
        boolean expired(Instant now) {
            return now.isAfter(issued.plus(LIFETIME));
        }
    }

    /**
     * The end of a page.
     *
     * @param list what is listed: an operation, with the stream where it has one
     * @param last the last element of the page
     */
    record Page(String list, String last, Instant issued) {
        boolean expired(Instant now) {
            return now.isAfter(issued.plus(LIFETIME));
        }
    }

    String text(ShardIterator place) {
        return sealing.seal(List.of(
                ITERATOR, place.stream(), place.shardId(), Long.toString(place.after()), millis(place.issued())));
    }

    String text(Page page) {
        return sealing.seal(List.of(PAGE, page.list(), page.last(), millis(page.issued())));
    }

    /** @throws AwsException for everything that is no iterator of these streams */
    ShardIterator iterator(String text) {
        return opened(
                text,
                ITERATOR,
                "Invalid ShardIterator.",
                fields -> new ShardIterator(
                        fields.get(1), fields.get(2), Long.parseLong(fields.get(3)), time(fields.get(4))));
    }

    /** @throws AwsException for everything that is no token of these streams */
    Page page(String text) {
        return opened(
                text,
                PAGE,
                "Invalid NextToken.",
                fields -> new Page(fields.get(1), fields.get(2), time(fields.get(3))));
    }

    private <T> T opened(String text, String kind, String otherwise, Function<List<String>, T> read) {
        return sealing.open(text)
                .filter(fields -> fields.getFirst().equals(kind))
                .map(read)
                .orElseThrow(() -> Refusal.argument(otherwise));
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
