package dev.orders.localcloud.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ReceiveMessage}.
 *
 * @param attributes names of the messages' system attributes to answer
 */
record Receive(int most, Duration visibility, Duration waitTime, List<String> attributes) {

    /** Names of message attributes may be asked for; no message here has any. */
    static final Set<String> PARAMETERS = Set.of(
            "QueueUrl",
            "MaxNumberOfMessages",
            "VisibilityTimeout",
            "WaitTimeSeconds",
            "AttributeNames",
            "MessageSystemAttributeNames",
            "MessageAttributeNames");

    static final int DEFAULT_VISIBILITY_SECONDS = 30;
    static final int MAX_VISIBILITY_SECONDS = 43_200;
    private static final int MAX_MESSAGES = 10;
    private static final int MAX_WAIT_SECONDS = 20;
    private static final Set<String> ATTRIBUTES =
            Set.of("All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp");

    static Receive read(Input input) {
        List<String> attributes = new ArrayList<>(input.texts("AttributeNames"));
        attributes.addAll(input.texts("MessageSystemAttributeNames"));
        for (String name : attributes) {
            if (!ATTRIBUTES.contains(name)) {
                throw Refusals.attribute(name);
            }
        }
        return new Receive(
                input.number("MaxNumberOfMessages", 1, 1, MAX_MESSAGES),
                Duration.ofSeconds(
                        input.number("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS, 0, MAX_VISIBILITY_SECONDS)),
                Duration.ofSeconds(input.number("WaitTimeSeconds", 0, 0, MAX_WAIT_SECONDS)),
                attributes);
    }

    ObjectNode from(MessageQueue queue) {
        List<MessageQueue.Received> received;
        try {
            received = queue.receive(most, visibility, waitTime);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the local cloud ends", ending);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!received.isEmpty()) {
            ArrayNode messages = answer.putArray("Messages");
            received.forEach(one -> put(messages.addObject(), one));
        }
        return answer;
    }

    private void put(ObjectNode answer, MessageQueue.Received received) {
        answer.put("MessageId", received.message().messageId())
                .put("ReceiptHandle", received.handle().encoded())
                .put("MD5OfBody", Message.md5(received.message().body()))
                .put("Body", received.message().body());
        Attributes.put(answer, Attributes.of(received.message()), attributes);
    }
}
