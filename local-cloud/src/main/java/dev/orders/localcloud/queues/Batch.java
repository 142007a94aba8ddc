package dev.orders.localcloud.queues;

import dev.orders.localcloud.wire.AwsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request of up to ten entries, each of which succeeds or fails for itself. */
final class Batch {

    private static final int MAX_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[\\w-]{1,80}");

    private Batch() {}

    /** @param work gets an entry and what is answered for it; its refusals are the entry's */
    static ObjectNode each(Input request, Set<String> parameters, BiConsumer<Input, ObjectNode> work) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode entry : entries(request)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("Id", id(entry));
            ObjectNode members = entry.deepCopy();
            members.remove("Id");
            try {
                work.accept(Input.of(members, parameters), result);
                successful.add(result);
            } catch (AwsException refused) {
                failed.addObject()
                        .put("Id", id(entry))
                        .put("SenderFault", true)
                        .put("Code", refused.code().substring(refused.code().indexOf('#') + 1))
                        .put("Message", refused.getMessage());
            }
        }
        if (!failed.isEmpty()) {
            answer.set("Failed", failed);
        }
        return answer;
    }

    static List<ObjectNode> entries(Input request) {
        List<JsonNode> given = request.list("Entries");
        if (given.isEmpty()) {
            throw Refusals.batch("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (given.size() > MAX_ENTRIES) {
            throw Refusals.batch(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are %d. You have sent %d."
                            .formatted(MAX_ENTRIES, given.size()));
        }
        Set<String> ids = new HashSet<>();
        List<ObjectNode> entries = given.stream().map(Batch::structure).toList();
        for (ObjectNode entry : entries) {
            if (!ID.matcher(id(entry)).matches()) {
                throw Refusals.batch(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                                + " It can be at most 80 letters long.");
            }
            if (!ids.add(id(entry))) {
                throw Refusals.batch("BatchEntryIdsNotDistinct", "Id %s repeated.".formatted(id(entry)));
            }
        }
        return entries;
    }

    private static ObjectNode structure(JsonNode entry) {
        if (entry instanceof ObjectNode structure) {
            return structure;
        }
        throw Refusals.type("Entries");
    }

    private static String id(ObjectNode entry) {
        return entry.path("Id").asString("");
    }
}
