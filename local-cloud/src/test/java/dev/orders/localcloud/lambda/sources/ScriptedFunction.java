package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.lambda.FunctionInvoker;
import dev.orders.localcloud.lambda.Invocation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A function of which a test says what it answers, and which notes what it got. */
final class ScriptedFunction implements FunctionInvoker {

    private final JsonMapper json = JsonMapper.shared();

    /** Every event, as it came. */
    final List<JsonNode> events = new ArrayList<>();
    /** The data of each event's records. */
    final List<List<String>> invocations = new ArrayList<>();
    /** The data of the records that it was done with. */
    final List<String> done = new ArrayList<>();

    volatile Script script = Script.succeeding();

    /** Answers to a batch of data. */
    interface Script {
        Answer answer(List<String> data);

        static Script succeeding() {
            return data -> new Answer(data.size(), null, false);
        }

        /** Throws when one of the records is poison, and has done nothing then. */
        static Script throwingOn(Predicate<String> poison) {
            return data -> data.stream().anyMatch(poison)
                    ? new Answer(0, "Unhandled", false)
                    : new Answer(data.size(), null, false);
        }

        /** Is done with what comes before the poison, which it reports. */
        static Script reporting(Predicate<String> poison) {
            return data -> {
                long before = data.stream().takeWhile(poison.negate()).count();
                return new Answer((int) before, null, before < data.size());
            };
        }
    }

    /** @param reports whether the answer names the record after those that are done */
    record Answer(int done, @Nullable String error, boolean reports) {}

    /** While a mapping is at work. */
    synchronized List<String> doneNow() {
        return List.copyOf(done);
    }

    synchronized int invocationsOf(List<String> data) {
        return (int) invocations.stream().filter(data::equals).count();
    }

    @Override
    public synchronized Invocation invoke(String functionName, byte[] payload) {
        JsonNode event = json.readTree(payload);
        List<String> data = event.path("Records")
                .valueStream()
                .map(record -> record.path("kinesis").path("data").asString())
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .toList();
        events.add(event);
        invocations.add(data);
        Answer answer = script.answer(data);
        done.addAll(data.subList(0, answer.done()));
        String body = answer.reports()
                ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                        .formatted(event.path("Records")
                                .path(answer.done())
                                .path("kinesis")
                                .path("sequenceNumber")
                                .asString())
                : "{\"batchItemFailures\":[]}";
        return new Invocation(
                body.getBytes(StandardCharsets.UTF_8), answer.error(), "", "request-" + invocations.size());
    }
}
