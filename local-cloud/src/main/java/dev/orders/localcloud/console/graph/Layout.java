package dev.orders.localcloud.console.graph;

import dev.orders.localcloud.console.graph.Drawing.Box;
import dev.orders.localcloud.console.graph.Drawing.Line;
import dev.orders.localcloud.console.graph.StateGraph.State;
import dev.orders.localcloud.console.graph.StateGraph.Transition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import tools.jackson.databind.JsonNode;

/** Places the states of a document in layers from top to bottom, as the Step Functions console does. */
public final class Layout {

    static final String START = "Start";

    private static final int CHARACTER_WIDTH = 8;
    private static final int LABEL_CHARACTER_WIDTH = 6;
    private static final int LABEL_CHARACTERS = 30;
    private static final int LABEL_HEIGHT = 14;
    private static final int BOX_HEIGHT = 44;
    private static final int BOX_MARGIN = 32;
    private static final int MIN_BOX_WIDTH = 110;
    private static final int START_SIZE = 18;
    private static final int FRAME = 16;
    private static final int FRAME_HEAD = 44;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final Map<ElkEdge, Transition> edges = new HashMap<>();

    private Layout() {}

    /** @param document a state machine's, as {@code DescribeStateMachine} answers it */
    public static Drawing of(JsonNode document) {
        Layout layout = new Layout();
        StateGraph graph = StateGraph.of(document);
        layered(layout.root, FRAME);
        ElkNode start = ElkGraphUtil.createNode(layout.root);
        start.setDimensions(START_SIZE, START_SIZE);
        layout.nodes.put(START, start);
        layout.add(graph, layout.root);
        layout.connect(new Transition(START, graph.start(), StateGraph.Kind.NEXT, ""), layout.root);
        new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
        return layout.drawing();
    }

    private static void layered(ElkNode parent, int head) {
        parent.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        parent.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        parent.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        parent.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.SEPARATE_CHILDREN);
        parent.setProperty(CoreOptions.PADDING, new ElkPadding(head, FRAME, FRAME, FRAME));
        parent.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        parent.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    }

    private void add(StateGraph graph, ElkNode parent) {
        for (State state : graph.states()) {
            ElkNode node = ElkGraphUtil.createNode(parent);
            nodes.put(state.name(), node);
            states.add(state);
            int width = Math.max(MIN_BOX_WIDTH, state.name().length() * CHARACTER_WIDTH + BOX_MARGIN);
            node.setDimensions(width, BOX_HEIGHT);
            if (!state.branches().isEmpty()) {
                layered(node, FRAME_HEAD);
                node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
                node.setProperty(CoreOptions.NODE_LABELS_PLACEMENT, NodeLabelPlacement.insideTopCenter());
                state.branches().forEach(branch -> add(branch, node));
            }
        }
        graph.transitions().stream()
                .filter(transition -> nodes.containsKey(transition.to()))
                .forEach(transition -> connect(transition, parent));
    }

    private void connect(Transition transition, ElkNode parent) {
        ElkNode from = nodes.get(transition.from());
        ElkNode to = nodes.get(transition.to());
        if (from == null || to == null) {
            throw new IllegalArgumentException("no state " + transition.from() + " or " + transition.to());
        }
        ElkEdge edge = ElkGraphUtil.createEdge(parent);
        edge.getSources().add(from);
        edge.getTargets().add(to);
        edges.put(edge, transition);
        if (!transition.label().isEmpty()) {
            String text = shortened(transition.label());
            ElkLabel label = ElkGraphUtil.createLabel(text, edge);
            label.setDimensions(text.length() * LABEL_CHARACTER_WIDTH, LABEL_HEIGHT);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_CHARACTERS ? label : label.substring(0, LABEL_CHARACTERS - 1) + "…";
    }

    private Drawing drawing() {
        List<Box> boxes = new ArrayList<>();
        boxes.add(box(START, START, node(START), false));
        states.forEach(state -> boxes.add(box(
                state.name(),
                state.type(),
                node(state.name()),
                !state.branches().isEmpty())));
        List<Line> lines = new ArrayList<>();
        edges.forEach((edge, transition) -> lines.add(line(edge, transition)));
        return new Drawing(round(root.getWidth()), round(root.getHeight()), List.copyOf(boxes), List.copyOf(lines));
    }

    private ElkNode node(String name) {
        ElkNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no state " + name);
        }
        return node;
    }

    private static Box box(String name, String type, ElkNode node, boolean holdsOthers) {
        ElkNode parent = node.getParent();
        return new Box(
                name,
                type,
                round(node.getX() + left(parent)),
                round(node.getY() + top(parent)),
                round(node.getWidth()),
                round(node.getHeight()),
                holdsOthers);
    }

    private static Line line(ElkEdge edge, Transition transition) {
        double left = left(edge.getContainingNode());
        double top = top(edge.getContainingNode());
        StringBuilder path = new StringBuilder();
        for (ElkEdgeSection section : edge.getSections()) {
            path.append('M').append(point(section.getStartX() + left, section.getStartY() + top));
            for (ElkBendPoint bend : section.getBendPoints()) {
                path.append('L').append(point(bend.getX() + left, bend.getY() + top));
            }
            path.append('L').append(point(section.getEndX() + left, section.getEndY() + top));
        }
        ElkLabel label = edge.getLabels().isEmpty() ? null : edge.getLabels().getFirst();
        return new Line(
                transition.from(),
                transition.to(),
                transition.kind().name().toLowerCase(Locale.ROOT),
                path.toString(),
                transition.label(),
                label == null ? "" : label.getText(),
                label == null ? 0 : round(label.getX() + left + label.getWidth() / 2),
                label == null ? 0 : round(label.getY() + top + LABEL_HEIGHT * 0.75));
    }

    private static String point(double x, double y) {
        return round(x) + " " + round(y);
    }

    /** Positions are within the parent, and the root's own is nothing. */
    private static double left(ElkNode node) {
        return node.getParent() == null ? 0 : node.getX() + left(node.getParent());
    }

    private static double top(ElkNode node) {
        return node.getParent() == null ? 0 : node.getY() + top(node.getParent());
    }

    private static int round(double pixels) {
        return (int) Math.round(pixels);
    }
}
