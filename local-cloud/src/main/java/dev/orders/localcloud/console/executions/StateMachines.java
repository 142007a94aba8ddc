package dev.orders.localcloud.console.executions;

import dev.orders.localcloud.console.graph.Drawing;
import dev.orders.localcloud.console.graph.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step Functions as the developer at this machine may read it: through the same signed and authorized calls as the AWS
 * CLI's, so that the console shows nothing that the developer could not ask for.
 */
public final class StateMachines {

    /** What an execution's page shows at most; AWS ends an execution at 25,000 events. */
    static final int EVENTS_SHOWN = 2_000;

    private static final int PAGE = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reader reader;

    /** Drawn once: a definition never changes while the local cloud runs. */
    private final Map<String, Drawing> drawings = new ConcurrentHashMap<>();

    /** Asks Step Functions. */
    public interface Reader {
        /**
         * @param operation such as {@code DescribeExecution}
         * @return empty when there is no such thing, or the developer may not read it
         */
        Optional<JsonNode> read(String operation, Map<String, Object> input);
    }

    public StateMachines(Reader reader) {
        this.reader = reader;
    }

    /** By name to ARN, in the order of the names. */
    Map<String, JsonNode> machines() {
        Map<String, JsonNode> machines = new LinkedHashMap<>();
        reader.read("ListStateMachines", Map.of("maxResults", PAGE))
                .orElseThrow()
                .path("stateMachines")
                .valueStream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .forEach(machine -> machines.put(name(machine), machine));
        return machines;
    }

    /** The newest first. */
    List<JsonNode> executions(String machineArn, String status, int most) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("stateMachineArn", machineArn);
        input.put("maxResults", most);
        if (!status.isEmpty()) {
            input.put("statusFilter", status);
        }
        return reader.read("ListExecutions", input)
                .map(answer -> answer.path("executions").valueStream().toList())
                .orElse(List.of());
    }

    Optional<JsonNode> execution(String arn) {
        return reader.read("DescribeExecution", Map.of("executionArn", arn));
    }

    /** The first {@value #EVENTS_SHOWN} events, the oldest first. */
    List<JsonNode> history(String executionArn) {
        List<JsonNode> events = new ArrayList<>();
        String token = "";
        do {
            Map<String, Object> input = new LinkedHashMap<>();
            input.put("executionArn", executionArn);
            input.put("maxResults", PAGE);
            if (!token.isEmpty()) {
                input.put("nextToken", token);
            }
            JsonNode page = reader.read("GetExecutionHistory", input).orElseThrow();
            page.path("events").forEach(events::add);
            token = page.path("nextToken").asString("");
        } while (!token.isEmpty() && events.size() < EVENTS_SHOWN);
        return TaskTokens.hidden(events);
    }

    Drawing drawing(String machineArn) {
        return drawings.computeIfAbsent(
                machineArn,
                arn -> Layout.of(JSON.readTree(reader.read("DescribeStateMachine", Map.of("stateMachineArn", arn))
                        .orElseThrow()
                        .path("definition")
                        .asString())));
    }

    private static String name(JsonNode machine) {
        return machine.path("name").asString("");
    }
}
