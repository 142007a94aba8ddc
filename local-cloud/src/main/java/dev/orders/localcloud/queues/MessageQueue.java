package dev.orders.localcloud.queues;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateMap.Entry;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A standard queue: at least once, about in order. What a caller was answered is kept.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html">SQS:
 *     visibility timeout</a>
 */
final class MessageQueue {

    /** Messages become visible while nobody sends: who waits looks again at least so often. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);

    private final String name;
    private final Duration retention;
    private final StateStore store;
    private final StateMap<StoredMessage> messages;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private @Nullable Instant purgedAt;

    /** Keeps the order of what is sent within one millisecond. */
    private int sent;

    MessageQueue(String name, Duration retention, StateStore store, InstantSource clock) {
        this.name = name;
        this.retention = retention;
        this.store = store;
        this.messages = store.map("sqs." + name, StoredMessage.class);
        this.clock = clock;
    }

    /** A received message and what to delete it with. */
    record Received(StoredMessage message, ReceiptHandle handle) {}

    /** How many messages there are. */
    record Counts(int visible, int inFlight, int delayed) {}

    String name() {
        return name;
    }

    Duration retention() {
        return retention;
    }

    /** @return the message's id */
    String send(String body, String senderId, Duration delay) {
        String messageId = UUID.randomUUID().toString();
        lock.lock();
        try {
            Instant now = clock.instant();
            messages.put(
                    "%013d-%010d-%s".formatted(now.toEpochMilli(), sent++, messageId),
                    StoredMessage.sent(messageId, body, senderId, now, now.plus(delay)));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        store.flush();
        return messageId;
    }

    /**
     * Waits for messages that are visible, and answers none when none came in time.
     *
     * @throws InterruptedException when the caller's thread is told to end
     */
    List<Received> receive(int most, Duration visibility, Duration wait) throws InterruptedException {
        List<Received> received = new ArrayList<>();
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            take(most, visibility, received);
            while (received.isEmpty() && left > 0) {
                long nap = Math.min(left, LONGEST_NAP.toNanos());
                left -= nap - arrived.awaitNanos(nap);
                take(most, visibility, received);
            }
        } finally {
            lock.unlock();
        }
        store.flush();
        return received;
    }

    private void take(int most, Duration visibility, List<Received> received) {
        Instant now = clock.instant();
        for (Entry<StoredMessage> entry : kept(now)) {
            if (received.size() == most) {
                return;
            }
            if (entry.value().isVisible(now)) {
                String receipt = UUID.randomUUID().toString();
                StoredMessage message = entry.value().received(now, now.plus(visibility), receipt);
                messages.put(entry.key(), message);
                received.add(new Received(message, new ReceiptHandle(name, entry.key(), receipt)));
            }
        }
    }

    /** A handle of an earlier receive, or of a message that is gone, deletes nothing, as on AWS. */
    void delete(ReceiptHandle handle) {
        lock.lock();
        try {
            StoredMessage message = messages.get(handle.key());
            if (message != null && handle.receipt().equals(message.receipt())) {
                messages.remove(handle.key());
            }
        } finally {
            lock.unlock();
        }
        store.flush();
    }

    void changeVisibility(ReceiptHandle handle, Duration visibility) {
        lock.lock();
        try {
            Instant now = clock.instant();
            StoredMessage message = messages.get(handle.key());
            if (message == null || !handle.receipt().equals(message.receipt()) || !message.isInFlight(now)) {
                throw Refusals.notInFlight();
            }
            messages.put(handle.key(), message.visible(now.plus(visibility)));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        store.flush();
    }

    Counts counts() {
        lock.lock();
        try {
            Instant now = clock.instant();
            int visible = 0;
            int inFlight = 0;
            List<Entry<StoredMessage>> kept = kept(now);
            for (Entry<StoredMessage> entry : kept) {
                visible += entry.value().isVisible(now) ? 1 : 0;
                inFlight += entry.value().isInFlight(now) ? 1 : 0;
            }
            return new Counts(visible, inFlight, kept.size() - visible - inFlight);
        } finally {
            lock.unlock();
        }
    }

    void purge() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (purgedAt != null && now.isBefore(purgedAt.plus(BETWEEN_PURGES))) {
                throw Refusals.purging(name);
            }
            purgedAt = now;
            messages.startingWith("").forEach(entry -> messages.remove(entry.key()));
        } finally {
            lock.unlock();
        }
        store.flush();
    }

    /** What is not older than the retention; the rest is forgotten. */
    private List<Entry<StoredMessage>> kept(Instant now) {
        Instant oldest = now.minus(retention);
        List<Entry<StoredMessage>> kept = new ArrayList<>();
        for (Entry<StoredMessage> entry : messages.startingWith("")) {
            if (entry.value().sentAt().isBefore(oldest)) {
                messages.remove(entry.key());
            } else {
                kept.add(entry);
            }
        }
        return kept;
    }
}
