package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RetentionTest {

    private static final String QUICK = Bench.machine("{\"Type\": \"Succeed\"}");

    private final ManualTime time = new ManualTime();
    private final StateStore store = Bench.memory();

    private Bench bench(int kept) {
        Bench.Answers none = (execution, call) -> {
            throw new AssertionError("nothing is called");
        };
        return new Bench(QUICK, Lifecycle.STANDARD, store, new Journal(store, "workflow", kept), time, none);
    }

    private void run(Bench bench, String name) {
        bench.start(name);
        assertThat(bench.outcome(name).status()).isEqualTo(Outcome.Status.SUCCEEDED);
        time.advance(Duration.ofSeconds(1));
    }

    private static List<String> kept(Bench bench) {
        return bench.executions().journal().newest("m", null, 100).stream()
                .map(Journal.Place::key)
                .toList();
    }

    @Test
    void forgetsWhatEndedNinetyDaysAgoAsOthersEnd() {
        try (Bench bench = bench(Integer.MAX_VALUE)) {
            run(bench, "one");
            run(bench, "two");
            ExecutionRecord one = bench.record("one");
            time.advance(Duration.ofDays(89));
            run(bench, "three");
            assertThat(kept(bench)).containsExactly("m/three", "m/two", "m/one");

            time.advance(Duration.ofDays(2));
            run(bench, "four");
            await().untilAsserted(() -> assertThat(kept(bench)).containsExactly("m/four", "m/three"));
            assertThat(bench.executions().journal().find("m/one")).isNull();
            assertThat(bench.executions().journal().history("m/one", one, 1, 100))
                    .isEmpty();
        }
    }

    @Test
    void keepsTheNewestWhereThereIsABound() {
        try (Bench bench = bench(3)) {
            for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
                run(bench, name);
            }
            await().untilAsserted(() -> assertThat(kept(bench)).containsExactly("m/g", "m/f", "m/e"));
            assertThat(bench.executions().find("m", "a")).isEmpty();
            run(bench, "a");
        }
    }

    @Test
    void forgetsNoSecondExecutionWithItsFirstOfTheSameName() {
        try (Bench bench = bench(Integer.MAX_VALUE)) {
            run(bench, "one");
            time.advance(Duration.ofDays(91));
            run(bench, "one");
            run(bench, "two");

            await().during(Duration.ofMillis(100)).until(() -> kept(bench).equals(List.of("m/two", "m/one")));
            assertThat(bench.record("one").status()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void hasNoBoundButTheTimeWithAFolder(@TempDir Path folder) {
        try (StateStore kept = StateStore.in(folder, JsonMapper.shared())) {
            Journal journal = new Journal(kept, "workflow");
            assertThat(journal.leaving("m", time.instant())).isEmpty();
        }
    }
}
