package dev.orders.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStatusTest {
    private static final Path PAGE = Path.of("..", "docs", "order-status.md");

    record Row(boolean cancelled, String approval, String equal, OrderStatus status) {}

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(line -> line.split("\\s*\\|\\s*"))
                .filter(cells -> cells.length == 5 && List.of("yes", "no").contains(cells[1]))
                .map(cells -> new Row(cells[1].equals("yes"), cells[2], cells[3], OrderStatus.valueOf(cells[4])));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void followsTheTableOfTheDocument(Row row) {
        var approval = row.approval().equals("none") ? null : Approval.State.valueOf(row.approval());

        assertThat(OrderStatus.of(row.cancelled(), approval, row.equal().equals("yes")))
                .isEqualTo(row.status());
    }

    @Test
    void theTableHasEveryCaseOnce() throws IOException {
        var expected = new HashSet<List<Object>>();
        for (var cancelled : List.of(true, false)) {
            expected.add(List.of(cancelled, "none", "-"));
            for (var state : Approval.State.values()) {
                expected.add(List.of(cancelled, state.name(), "yes"));
                expected.add(List.of(cancelled, state.name(), "no"));
            }
        }

        assertThat(rows().<List<Object>>map(row -> List.of(row.cancelled(), row.approval(), row.equal())))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows().map(Row::status)).contains(OrderStatus.values());
    }

    @Test
    void onlyWhatIsOverCannotBeCancelled() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(status -> !status.isCancellable()))
                .containsExactly(OrderStatus.REJECTED, OrderStatus.EXPIRED, OrderStatus.CANCELLED);
    }
}
