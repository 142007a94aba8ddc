package dev.orders.localcloud.queues;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of queues and of messages: texts, of which a caller gets those it names. */
final class Attributes {

    private Attributes() {}

    static Map<String, String> of(MessageQueue queue, String arn) {
        MessageQueue.Counts counts = queue.counts();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("QueueArn", arn);
        attributes.put("ApproximateNumberOfMessages", String.valueOf(counts.visible()));
        attributes.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.inFlight()));
        attributes.put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()));
        attributes.put("VisibilityTimeout", String.valueOf(Receive.DEFAULT_VISIBILITY_SECONDS));
        attributes.put("MaximumMessageSize", String.valueOf(Message.MAX_BYTES));
        attributes.put(
                "MessageRetentionPeriod", String.valueOf(queue.retention().toSeconds()));
        attributes.put("DelaySeconds", "0");
        attributes.put("ReceiveMessageWaitTimeSeconds", "0");
        return attributes;
    }

    static Map<String, String> of(StoredMessage message) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SenderId", message.senderId());
        attributes.put("SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()));
        attributes.put("ApproximateReceiveCount", String.valueOf(message.receiveCount()));
        if (message.firstReceivedAt() != null) {
            attributes.put(
                    "ApproximateFirstReceiveTimestamp",
                    String.valueOf(message.firstReceivedAt().toEpochMilli()));
        }
        return attributes;
    }

    static void put(ObjectNode answer, Map<String, String> attributes, List<String> names) {
        ObjectNode chosen = answer.objectNode();
        for (String name : names) {
            if (name.equals("All")) {
                attributes.forEach(chosen::put);
            } else if (attributes.containsKey(name)) {
                chosen.put(name, attributes.get(name));
            } else {
                throw Refusals.attribute(name);
            }
        }
        if (!chosen.isEmpty()) {
            answer.set("Attributes", chosen);
        }
    }
}
