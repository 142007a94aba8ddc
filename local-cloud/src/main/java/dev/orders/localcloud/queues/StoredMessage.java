package dev.orders.localcloud.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in its queue.
 *
 * @param visibleAt when somebody may receive it: later than now while it is delayed or in flight
 * @param receipt of the last receive, random; null before the first
 */
record StoredMessage(
        String messageId,
        String body,
        String senderId,
        Instant sentAt,
        Instant visibleAt,
        int receiveCount,
        @Nullable Instant firstReceivedAt,
        @Nullable String receipt) {

    static StoredMessage sent(String messageId, String body, String senderId, Instant now, Instant visibleAt) {
        return new StoredMessage(messageId, body, senderId, now, visibleAt, 0, null, null);
    }

    StoredMessage received(Instant now, Instant visibleAgain, String receipt) {
        return new StoredMessage(
                messageId,
                body,
                senderId,
                sentAt,
                visibleAgain,
                receiveCount + 1,
                firstReceivedAt == null ? now : firstReceivedAt,
                receipt);
    }

    StoredMessage visible(Instant at) {
        return new StoredMessage(messageId, body, senderId, sentAt, at, receiveCount, firstReceivedAt, receipt);
    }

    boolean isVisible(Instant now) {
        return !visibleAt.isAfter(now);
    }

    boolean isInFlight(Instant now) {
        return receipt != null && !isVisible(now);
    }
}
