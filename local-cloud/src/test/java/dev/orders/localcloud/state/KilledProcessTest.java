package dev.orders.localcloud.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KilledProcessTest {

    private static final int WRITERS = 20;

    @TempDir
    Path folder;

    /** Writes numbered events and then their count, and says each number once it is flushed. */
    static final class Child {
        public static void main(String[] args) {
            StateStore store =
                    StateStore.in(Path.of(args[0]), JsonMapper.builder().build());
            StateMap<Integer> events = store.map("events", Integer.class);
            StateMap<Integer> counts = store.map("counts", Integer.class);
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    String name = "writer-" + writer;
                    writers.submit(() -> {
                        for (int n = 1; ; n++) {
                            events.put("%s/%09d".formatted(name, n), n);
                            counts.put(name, n);
                            store.flush();
                            System.out.println(name + " " + n);
                        }
                    });
                }
            }
        }
    }

    @Test
    void losesNothingThatWasFlushed() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int[] reported = new int[WRITERS];
        try (BufferedReader lines = child.inputReader()) {
            for (int line = 0; line < 5_000; line++) {
                note(lines.readLine(), reported);
            }
            // By its handle, which leaves the stream open: whole lines said before the kill count too.
            child.toHandle().destroyForcibly();
            List<String> rest = lines.lines().toList();
            rest.subList(0, Math.max(0, rest.size() - 1)).forEach(line -> note(line, reported));
        } finally {
            child.destroyForcibly().waitFor();
        }
        try (StateStore store = StateStore.in(folder, JsonMapper.builder().build())) {
            StateMap<Integer> events = store.map("events", Integer.class);
            StateMap<Integer> counts = store.map("counts", Integer.class);
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "writer-" + writer;
                Integer count = counts.get(name);
                assertThat(count).isNotNull().isGreaterThanOrEqualTo(reported[writer]);
                // A count is written after its event: whatever prefix was saved, it counts nothing that is not there.
                assertThat(events.startingWith(name + "/")).hasSizeGreaterThanOrEqualTo(count);
            }
        }
    }

    private static void note(String line, int[] reported) {
        int space = line.indexOf(' ');
        reported[Integer.parseInt(line.substring("writer-".length(), space))] =
                Integer.parseInt(line.substring(space + 1));
    }
}
