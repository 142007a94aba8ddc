package dev.orders.localcloud.pipes;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.PipesDefinition;
import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.Checkpoints;
import dev.orders.localcloud.shards.RoleCalls;
import dev.orders.localcloud.shards.RunningReaders;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pipes of {@code pipes.yaml}; definitions, account, state and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class PipesConfiguration {

    private static final String PRINCIPAL = "pipes.amazonaws.com";

    @Bean
    RunningReaders runningPipes(
            Definitions definitions,
            AwsAccount account,
            StateStore state,
            RoleCredentials roles,
            ServiceCalls services,
            InstantSource clock) {
        List<StreamReader> runners = new ArrayList<>();
        definitions.pipes().pipes().forEach((key, definition) -> {
            Pipe pipe = pipe(key, definition, definitions, account);
            String role = named(definitions.roles().roles(), definition.role()).name();
            ServiceRole acting = new ServiceRole(
                    "arn:aws:iam::%s:role/%s".formatted(account.accountId(), role), PRINCIPAL, pipe.arn(), pipe.name());
            Calls calls = new RoleCalls(services, new ServiceCaller(roles, acting, clock), clock);
            runners.add(reader(pipe, calls, state, clock));
        });
        return new RunningReaders(runners);
    }

    static StreamReader reader(Pipe pipe, Calls calls, StateStore state, InstantSource clock) {
        return new StreamReader(
                pipe.reading(),
                new TableStream(calls, pipe.table()),
                new Delivery(pipe, calls, clock),
                new Checkpoints(state, "pipes.checkpoints", pipe.name()),
                new Health(state, pipe.name(), clock),
                clock);
    }

    /** @throws DefinitionException for values that EventBridge would refuse, and what is not executed */
    static Pipe pipe(String key, PipesDefinition.Pipe definition, Definitions definitions, AwsAccount account) {
        String place = "/pipes/" + key;
        PipesDefinition.Source source = definition.source();
        within(place + "/source/batchSize", source.batchSize(), 1, 10_000);
        within(place + "/source/maximumRetryAttempts", source.maximumRetryAttempts(), -1, 10_000);
        within(place + "/source/maximumRecordAgeSeconds", source.maximumRecordAgeSeconds(), -1, 604_800);
        var table = named(definitions.tables().tables(), source.table());
        if (table.stream() == null) {
            throw new DefinitionException("pipes.yaml", place + "/source/table", "the table has no stream");
        }
        String here = account.region() + ":" + account.accountId() + ":";
        String queue =
                named(definitions.queues().queues(), source.deadLetterQueue()).name();
        String workflow = named(
                        definitions.workflows().workflows(), definition.target().workflow())
                .name();
        return new Pipe(
                definition.name(),
                "arn:aws:pipes:" + here + "pipe/" + definition.name(),
                table.name(),
                source.startingPosition(),
                source.batchSize(),
                source.maximumRetryAttempts(),
                source.maximumRecordAgeSeconds() < 0 ? null : Duration.ofSeconds(source.maximumRecordAgeSeconds()),
                "https://sqs.%s.amazonaws.com/%s/%s".formatted(account.region(), account.accountId(), queue),
                new EventFilter(definition.filters(), place + "/filters"),
                new InputTemplate(definition.inputTemplate(), place + "/inputTemplate"),
                "arn:aws:states:" + here + "stateMachine:" + workflow);
    }

    /** The definitions' references were checked when they were read. */
    private static <T> T named(Map<String, T> definitions, String key) {
        return Objects.requireNonNull(definitions.get(key), key);
    }

    private static void within(String place, int value, int least, int most) {
        if (value < least || value > most) {
            throw new DefinitionException("pipes.yaml", place, "must be %d to %d".formatted(least, most));
        }
    }
}
