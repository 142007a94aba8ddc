package dev.orders.localcloud.lambda;

import dev.orders.localcloud.hosting.process.Application;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How functions run on this machine.
 *
 * @param applications what runs the functions of a module, by the module's name; a
 *     {@link dev.orders.localcloud.hosting.process.StartException} when it is not built
 * @param built whether every module has to be built when the local cloud starts
 * @param endpoint where SDK calls and the Runtime API are; asked for when the first environment starts
 * @param mostEnvironments of one version of a function at a time; further invocations wait
 * @param initWithin how long an environment may take until it asks for its first event. On AWS it is 10 s, and once more the
 *     function's timeout when that was too short; a laptop that starts everything at once gets as much at once
 * @param waitsForEnvironment how long an invocation waits when all environments are busy, before it is throttled
 * @param asynchronousRetries how long an event waits before each further try after its function failed
 * @param output where the lines that functions print appear
 */
public record LambdaSettings(
        Function<String, Application> applications,
        boolean built,
        Supplier<URI> endpoint,
        int mostEnvironments,
        Duration initWithin,
        Duration waitsForEnvironment,
        List<Duration> asynchronousRetries,
        PrintStream output) {

    /** What a laptop bears, and the retries of AWS: two, after a minute and after two more. */
    public static LambdaSettings of(Function<String, Application> applications, boolean built, URI endpoint) {
        return new LambdaSettings(
                applications,
                built,
                () -> endpoint,
                2,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)),
                System.out);
    }
}
