package dev.orders.localcloud.console.executions;

import dev.orders.localcloud.console.graph.Drawing;
import dev.orders.localcloud.console.graph.Journey;
import dev.orders.localcloud.console.pages.Pages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** The list of executions, and each one drawn. */
public final class ExecutionPages {

    private static final int SHOWN = 100;
    private static final Set<String> STATUSES = Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

    private final Pages pages;
    private final StateMachines machines;
    private final ExpressRuns express;
    private final InstantSource clock;
    private final ZoneId zone;

    public ExecutionPages(Pages pages, StateMachines machines, ExpressRuns express, InstantSource clock, ZoneId zone) {
        this.pages = pages;
        this.machines = machines;
        this.express = express;
        this.clock = clock;
        this.zone = zone;
    }

    /** Of one machine or all, of one status or all. */
    public ServerResponse executions(ServerRequest request) {
        String wanted = request.param("status").filter(STATUSES::contains).orElse("");
        Map<String, JsonNode> all = machines.machines();
        String machine = request.param("machine").filter(all::containsKey).orElse("");
        List<JsonNode> found = new ArrayList<>();
        all.forEach((name, description) -> {
            if (isStandard(description) && (machine.isEmpty() || machine.equals(name))) {
                found.addAll(
                        machines.executions(description.path("stateMachineArn").asString(), wanted, SHOWN));
            }
        });
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "machines",
                all.entrySet().stream()
                        .filter(entry -> isStandard(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
        model.put("statuses", STATUSES.stream().sorted().toList());
        model.put("machine", machine);
        model.put("status", wanted);
        model.put(
                "rows",
                found.stream()
                        .sorted(Comparator.comparingDouble((JsonNode execution) ->
                                        execution.path("startDate").asDouble(0))
                                .reversed())
                        .limit(SHOWN)
                        .map(execution -> ExecutionRow.of(machineOf(execution), execution, now, zone))
                        .toList());
        model.put("express", machine.isEmpty() ? express(wanted) : List.of());
        return pages.page(HttpStatus.OK, "executions", model);
    }

    private List<ExpressRow> express(String status) {
        return express.newest().stream()
                .filter(run -> status.isEmpty() || run.status().equals(status))
                .map(run -> ExecutionRow.express(run, zone))
                .toList();
    }

    public ServerResponse execution(ServerRequest request) {
        String machine = request.pathVariable("machine");
        String name = request.pathVariable("name");
        return Optional.ofNullable(machines.machines().get(machine))
                .map(description -> description.path("stateMachineArn").asString())
                .flatMap(arn -> machines.execution(arn.replace(":stateMachine:", ":execution:") + ":" + name)
                        .map(execution -> page(machine, arn, execution)))
                .orElseGet(() -> pages.missing(
                        "This execution is not there", "Step Functions keeps an execution for 90 days after its end."));
    }

    private ServerResponse page(String machine, String machineArn, JsonNode execution) {
        List<JsonNode> events = machines.history(execution.path("executionArn").asString());
        Journey journey = Journey.of(events, execution.path("status").asString(""));
        Drawing drawing = machines.drawing(machineArn);
        Instant start = ExecutionRow.instant(execution.path("startDate"));
        Map<String, Object> model = new HashMap<>();
        model.put("row", ExecutionRow.of(machine, execution, clock.instant(), zone));
        model.put("arn", execution.path("executionArn").asString(""));
        model.put("drawing", drawing);
        model.put(
                "states",
                drawing.boxes().stream()
                        .map(box -> DrawnState.of(box, journey.stops().get(box.name())))
                        .toList());
        model.put(
                "lines",
                drawing.lines().stream()
                        .map(line ->
                                new DrawnLine(line, journey.taken().contains(new Journey.Step(line.from(), line.to()))))
                        .sorted(Comparator.comparing(DrawnLine::taken))
                        .toList());
        model.put(
                "events",
                events.stream().map(event -> EventView.of(event, start)).toList());
        model.put("truncated", events.size() >= StateMachines.EVENTS_SHOWN);
        model.put("input", EventView.text(execution.path("input")));
        model.put("output", execution.has("output") ? EventView.text(execution.path("output")) : null);
        model.put("error", execution.path("error").asString(""));
        model.put("cause", execution.path("cause").asString(""));
        return pages.page(HttpStatus.OK, "execution", model);
    }

    /** Express executions have no history: their results are in the logs. */
    private static boolean isStandard(JsonNode machine) {
        return machine.path("type").asString("").equals("STANDARD");
    }

    private static String machineOf(JsonNode execution) {
        String arn = execution.path("stateMachineArn").asString("");
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
