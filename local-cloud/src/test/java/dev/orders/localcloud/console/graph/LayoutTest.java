package dev.orders.localcloud.console.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.ProjectDefinitions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every state machine of the project can be drawn. */
class LayoutTest {

    static Stream<String> documents() {
        return ProjectDefinitions.load(Map.of()).stateMachines().values().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void drawsEveryStateOnceAndNoTwoOverEachOther(String document) {
        JsonNode machine = JsonMapper.shared().readTree(document);

        Drawing drawing = Layout.of(machine);

        assertThat(drawing.boxes()).extracting(Drawing.Box::name).doesNotHaveDuplicates();
        machine.path("States")
                .propertyNames()
                .forEach(name ->
                        assertThat(drawing.boxes()).anyMatch(box -> box.name().equals(name)));
        List<Drawing.Box> alone =
                drawing.boxes().stream().filter(box -> !box.holdsOthers()).toList();
        for (Drawing.Box one : alone) {
            assertThat(one.x()).isBetween(0, drawing.width() - one.width());
            assertThat(one.y()).isBetween(0, drawing.height() - one.height());
            assertThat(alone)
                    .filteredOn(other -> other != one && overlap(one, other))
                    .as("boxes over " + one.name())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void drawsEveryTransitionBetweenItsStates(String document) {
        Drawing drawing = Layout.of(JsonMapper.shared().readTree(document));

        assertThat(drawing.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path()).startsWith("M").contains("L");
            assertThat(line.label()).startsWith(line.shortLabel().replace("…", ""));
        });
        assertThat(drawing.lines()).extracting(Drawing.Line::from).contains(Layout.START);
    }

    private static boolean overlap(Drawing.Box one, Drawing.Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }
}
