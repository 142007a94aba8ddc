package dev.orders.localcloud.lambda;

import dev.orders.localcloud.hosting.process.AotCache;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.hosting.process.ChildProcess;
import dev.orders.localcloud.hosting.process.StartException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceRole;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Starts the JVMs of functions, each with credentials of its function's role in its environment, as on AWS. */
final class Jvms {

    /** What Lambda's Java runtime leaves of the memory for what isn't heap. */
    private static final double HEAP = 0.85;

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final LambdaSettings settings;
    private final RoleCredentials credentials;
    private final AwsAccount account;
    private final RuntimeApis runtimeApis;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Jvms(
            LambdaSettings settings,
            RoleCredentials credentials,
            AwsAccount account,
            RuntimeApis runtimeApis,
            InstantSource clock) {
        this.settings = settings;
        this.credentials = credentials;
        this.account = account;
        this.runtimeApis = runtimeApis;
        this.clock = clock;
    }

    /** @throws NotInvokedException when the role can't be assumed, or the function isn't built */
    ExecutionEnvironment start(FunctionVersion version, FunctionLog log) {
        AccessKey key = assume(version);
        Instant expiration = Objects.requireNonNull(key.expiration(), "temporary credentials expire");
        String id = hex(32);
        String logStream = "%s/[%s]%s"
                .formatted(
                        DAY.format(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)), version.version(), hex(16));
        ExecutionEnvironment environment = new ExecutionEnvironment(
                id,
                logStream,
                expiration.minusSeconds(version.function().timeoutSeconds()).minus(CLOCK_SKEW),
                new EnvironmentOutput(log, line -> settings.output().println(version.name() + " | " + line)));
        runtimeApis.add(environment);
        try {
            ChildProcess child = ChildProcess.start(
                    version.name(),
                    command(version),
                    variables(version, key, id, logStream),
                    environment.output()::printed);
            child.process().onExit().thenRun(() -> runtimeApis.remove(environment));
            environment.runsIn(child.process(), child.output());
            return environment;
        } catch (StartException notBuilt) {
            runtimeApis.remove(environment);
            throw new NotInvokedException(Reason.FAULT, String.valueOf(notBuilt.getMessage()));
        }
    }

    private AccessKey assume(FunctionVersion version) {
        try {
            return credentials.assume(new ServiceRole(version.roleArn(), "lambda.amazonaws.com", null, version.name()));
        } catch (AwsException denied) {
            throw new NotInvokedException(
                    Reason.ROLE_NOT_ASSUMED, "The role defined for the function cannot be assumed by Lambda.");
        }
    }

    private List<String> command(FunctionVersion version) {
        Application application =
                settings.applications().apply(version.function().artifact());
        List<String> options = new ArrayList<>(new AotCache(application).options());
        options.add("-Xmx%dm".formatted((int) (version.function().memoryMegabytes() * HEAP)));
        return application.command(options);
    }

    private Map<String, String> variables(FunctionVersion version, AccessKey key, String id, String logStream) {
        URI endpoint = settings.endpoint().get();
        Map<String, String> variables = new TreeMap<>(version.function().environment());
        variables.put("AWS_REGION", account.region());
        variables.put("AWS_DEFAULT_REGION", account.region());
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_ACCESS_KEY_ID", key.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", key.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", Objects.requireNonNull(key.sessionToken(), "a role's key has a token"));
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + version.function().runtime());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", version.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", version.version());
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(version.function().memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + version.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("_HANDLER", version.function().handler());
        variables.put("AWS_LAMBDA_RUNTIME_API", endpoint.getAuthority() + RuntimeApis.PATH + id);
        variables.put("TZ", "UTC");
        return variables;
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
