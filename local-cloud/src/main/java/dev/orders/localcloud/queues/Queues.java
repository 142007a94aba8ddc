package dev.orders.localcloud.queues;

import dev.orders.localcloud.definitions.QueuesDefinition;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queues of {@code queues.yaml}, and what requests call them. */
final class Queues {

    private static final Pattern URL = Pattern.compile("https?://[^/]+/(\\d{12})/([\\w-]{1,80})");

    private final Map<String, MessageQueue> byName = new TreeMap<>();
    private final AwsAccount account;
    private final URI origin;

    Queues(QueuesDefinition definition, AwsAccount account, URI origin, StateStore store, InstantSource clock) {
        this.account = account;
        this.origin = origin;
        definition.queues().values().forEach(queue -> {
            Duration retention = Duration.ofSeconds(queue.messageRetentionSeconds());
            byName.put(queue.name(), new MessageQueue(queue.name(), retention, store, clock));
        });
    }

    /** A queue's name as a request gives it, whether it is there or not. */
    record Address(String accountId, String name) {}

    /** Whatever host a client knows this origin by, account and name say which queue it is. */
    static Address address(String queueUrl) {
        Matcher url = URL.matcher(queueUrl);
        if (!url.matches()) {
            throw Refusals.badAddress(queueUrl);
        }
        return new Address(url.group(1), url.group(2));
    }

    Address own(String name) {
        return new Address(account.accountId(), name);
    }

    MessageQueue queue(Address address) {
        MessageQueue queue = address.accountId().equals(account.accountId()) ? byName.get(address.name()) : null;
        if (queue == null) {
            throw Refusals.noQueue();
        }
        return queue;
    }

    Collection<MessageQueue> all() {
        return byName.values();
    }

    String arn(Address address) {
        return "arn:aws:sqs:%s:%s:%s".formatted(account.region(), address.accountId(), address.name());
    }

    String url(MessageQueue queue) {
        return "%s/%s/%s".formatted(origin, account.accountId(), queue.name());
    }
}
