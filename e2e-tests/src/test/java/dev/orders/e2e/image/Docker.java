package dev.orders.e2e.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Docker engine, as its command line reaches it. */
final class Docker {

    private Docker() {}

    /** @param output of both streams */
    record Result(int exitCode, String output) {}

    static boolean answers() {
        try {
            return run("info").exitCode() == 0;
        } catch (UncheckedIOException notInstalled) {
            return false;
        }
    }

    static Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Output of a command that has to succeed. */
    static String output(String... arguments) {
        Result result = run(arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("docker " + List.of(arguments) + ": " + result.output());
        }
        return result.output();
    }
}
