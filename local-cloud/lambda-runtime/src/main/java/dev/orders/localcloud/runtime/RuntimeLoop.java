package dev.orders.localcloud.runtime;

import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function in this JVM as Lambda's Java runtime does: makes its handler, then takes one event after the other. Ends
 * with the Runtime API, and with the process that started it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html">Building a custom runtime</a>
 */
public final class RuntimeLoop {

    /** Handlers, by commas, to be made and not called: how an ahead-of-time cache is trained. */
    private static final String TRAIN = "lambda.runtime.train";

    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final FunctionSettings function;
    private final RuntimeApi api;
    private final OutputLogger log;
    private final InstantSource clock;

    RuntimeLoop(FunctionSettings function, RuntimeApi api, PrintStream out, InstantSource clock) {
        this.function = function;
        this.api = api;
        this.log = new OutputLogger(out);
        this.clock = clock;
    }

    public static void main(String[] arguments) throws Throwable {
        String train = System.getProperty(TRAIN);
        if (train != null) {
            for (String handler : train.split(",")) {
                Handlers.load(handler);
            }
            System.exit(0);
        }
        // A handler may never return, and its threads may be no daemons.
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        FunctionSettings function = FunctionSettings.from(System.getenv());
        RuntimeApi api = new RuntimeApi(function.runtimeApi());
        System.exit(new RuntimeLoop(function, api, System.out, Clock.systemUTC()).run());
    }

    /** Takes events until there is no more to take; the exit code. */
    int run() {
        try {
            Handler handler = handler();
            while (handler != null && took(handler, api.next())) {
                // The next event.
            }
            return 1;
        } catch (IOException gone) {
            return 0;
        }
    }

    private @Nullable Handler handler() throws IOException {
        try {
            return Handlers.load(function.handler());
        } catch (UnusableHandlerException unusable) {
            log.log(unusable.getMessage() + ": " + unusable.errorType());
            api.failInit(Failure.unusable(unusable));
        } catch (Throwable thrown) {
            printed(thrown);
            api.failInit(Failure.initialising(thrown));
        }
        return null;
    }

    /** Whether this JVM is good for another event: one whose machine failed, for want of memory for instance, is not. */
    private boolean took(Handler handler, Event event) throws IOException {
        trace(event);
        byte[] answer;
        try {
            answer = handler.handle(event.payload(), new InvocationContext(function, event, log, clock));
        } catch (Throwable thrown) {
            printed(thrown);
            ended(event);
            api.fail(event.requestId(), Failure.thrown(thrown));
            return !(thrown instanceof VirtualMachineError || thrown instanceof IOError);
        }
        ended(event);
        api.respond(event.requestId(), answer);
        return true;
    }

    private void ended(Event event) {
        System.out.flush();
        System.err.flush();
        log.endOf(event.requestId());
    }

    /** Where the AWS SDK and the X-Ray SDK find the trace of the invocation under way. */
    private static void trace(Event event) {
        if (event.traceId() == null) {
            System.clearProperty(TRACE_HEADER);
        } else {
            System.setProperty(TRACE_HEADER, event.traceId());
        }
    }

    private void printed(Throwable thrown) {
        thrown.printStackTrace(log.out());
    }
}
