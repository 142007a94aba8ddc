package dev.orders.localcloud.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.hosting.process.Application;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    @TempDir
    private Path folder;

    @Test
    void readsAServicesOutputOnNoVirtualThread() throws InterruptedException {
        Printed printed = new Printed();
        ServiceProcess service = ServiceProcess.start(
                "silent",
                Application.service(folder.resolve("app/missing.jar")).command(List.of()),
                URI.create("http://localhost:1/health"),
                Map.of(),
                printed);
        try {
            Thread reader = printed.by.poll(20, TimeUnit.SECONDS);
            assertThat(reader)
                    .as("it blocks in a read of a pipe, which pins a virtual thread's carrier")
                    .isNotNull()
                    .matches(thread -> !thread.isVirtual())
                    .matches(Thread::isDaemon);
        } finally {
            service.stop();
        }
    }

    @Test
    void printsWhatAServiceSaysWhenItIsToEnd() throws Exception {
        Path program = Files.writeString(folder.resolve("Last.java"), """
                public class Last {
                    public static void main(String[] arguments) throws Exception {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("what was lost")));
                        System.out.println("up");
                        Thread.currentThread().join();
                    }
                }
                """);
        Printed printed = new Printed();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ServiceProcess service = ServiceProcess.start(
                "talkative",
                List.of(java, program.toString()),
                URI.create("http://localhost:1/health"),
                Map.of(),
                printed);
        try {
            assertThat(printed.lines.poll(60, TimeUnit.SECONDS)).isEqualTo("talkative | up");
        } finally {
            service.stop();
        }

        assertThat(printed.lines).containsExactly("talkative | what was lost");
    }

    /** Remembers what was printed, and who did. */
    private static final class Printed extends PrintStream {
        private final BlockingQueue<Thread> by = new ArrayBlockingQueue<>(100);
        private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(100);

        Printed() {
            super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String line) {
            by.add(Thread.currentThread());
            lines.add(line);
        }
    }
}
