package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.asl.Templates.Sees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the states that have graphs of their own: Parallel and Map. */
final class GroupReader {

    private static final long LONGEST = 99_999_999;

    private final StatesReader graphs;

    /** The variables that this scope and those around it assign, and those of the ones around it alone. */
    private final Set<String> assigned;

    private final Set<String> outer;

    GroupReader(StatesReader graphs, Set<String> assigned, Set<String> outer) {
        this.graphs = graphs;
        this.assigned = assigned;
        this.outer = outer;
    }

    State parallel(String name, Node node) {
        Fields.allow(node, "Next", "End", "Branches", "Arguments", "Output", "Assign", "Retry", "Catch");
        Fields.required(node, "Branches");
        List<States> branches = new ArrayList<>();
        if (node.has("Branches")) {
            for (Node branch : node.child("Branches").elements()) {
                branches.add(graphs.read(branch, Set.of("Comment", "StartAt", "States"), assigned));
            }
        }
        return new State.Parallel(
                name,
                Fields.next(node),
                branches,
                Fields.arguments(node),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }

    State map(String name, Node node) {
        Fields.allow(
                node,
                "Next",
                "End",
                "Items",
                "ItemSelector",
                "ItemProcessor",
                "MaxConcurrency",
                "Output",
                "Assign",
                "Retry",
                "Catch");
        Fields.required(node, "ItemProcessor");
        Node items = node.member("Items");
        if (items != null && !items.value().isArray() && !items.value().isString()) {
            items.error("Expected a JSONata expression or an array");
        }
        Node processor = node.child("ItemProcessor");
        Node config = processor.member("ProcessorConfig");
        if (config != null && config.object()) {
            config.allow(Set.of("Mode"));
            if (!"INLINE".equals(config.value().path("Mode").asString("INLINE"))) {
                config.child("Mode").error("Only the mode INLINE is executed");
            }
        }
        return new State.InlineMap(
                name,
                Fields.next(node),
                graphs.read(processor, Set.of("Comment", "ProcessorConfig", "StartAt", "States"), assigned),
                items == null
                        ? null
                        : items.value().isString() ? Templates.expression(items) : Templates.read(items, Sees.NEITHER),
                Templates.read(node, "ItemSelector", Sees.NEITHER),
                Templates.number(node, "MaxConcurrency", 0, LONGEST),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }
}
