package dev.orders.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A function that does what its event says, in a JVM of its own. */
public final class TestHandler implements RequestHandler<Map<String, String>, Object> {

    private int handled;

    @Override
    public Object handleRequest(Map<String, String> event, Context context) {
        handled++;
        String does = event.getOrDefault("do", "");
        switch (does) {
            case "throw" -> throw new IllegalStateException("as it was told");
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(137);
            case "hang" -> hang();
            case "wait" -> waitFor(Path.of(event.get("file")));
            case "print" -> System.out.print("printed without an end");
            case "print-much" -> {
                for (int i = 0; i < 3000; i++) {
                    System.out.println("line " + i);
                }
            }
            case "answer-much" -> {
                return "x".repeat(7 * 1024 * 1024);
            }
            case "environment" -> {
                return System.getenv();
            }
            case "exhaust" -> throw new OutOfMemoryError("as it was told");
            default -> context.getLogger().log("handling " + event);
        }
        return Map.of(
                "pid", ProcessHandle.current().pid(),
                "handled", handled,
                "arn", context.getInvokedFunctionArn(),
                "version", context.getFunctionVersion(),
                "trace", String.valueOf(context.getXrayTraceId()),
                "custom",
                        context.getClientContext() == null
                                ? "none"
                                : context.getClientContext().getCustom().toString());
    }

    /** Never ends by itself. */
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the test makes the file. */
    private static void waitFor(Path file) {
        try (var watcher = file.getFileSystem().newWatchService()) {
            file.getParent().register(watcher, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                watcher.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that can't be made. */
    public static final class Broken implements RequestHandler<Object, Object> {
        public Broken() {
            System.out.println("about to fail");
            throw new IllegalStateException("no table");
        }

        @Override
        public Object handleRequest(Object event, Context context) {
            return "never";
        }
    }

    /** One whose initialisation never ends. */
    public static final class Sluggish implements RequestHandler<Object, Object> {
        public Sluggish() {
            hang();
        }

        @Override
        public Object handleRequest(Object event, Context context) {
            return "never";
        }
    }
}
