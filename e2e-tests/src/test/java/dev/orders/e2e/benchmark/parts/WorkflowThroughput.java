package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.cloud.Cloud;
import dev.orders.e2e.benchmark.cloud.LocalCloud;
import dev.orders.e2e.benchmark.cloud.Moto;
import dev.orders.e2e.benchmark.cloud.SmallMachine;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import dev.orders.e2e.benchmark.load.Rounds.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Executions of a small Standard machine that a stand-in for Step Functions completes in a second, started by several at once:
 * the local cloud in memory and with all of it kept in a folder, beside moto, which keeps nothing.
 */
public final class WorkflowThroughput {

    private static final int STARTERS = 4;
    private static final double AGAINST_MOTO = 2;
    private static final double ON_DISK_AGAINST_MOTO = 1;
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    private final Pace pace;
    private final LocalCloud inMemory;
    private final LocalCloud durable;

    public WorkflowThroughput(Pace pace, LocalCloud inMemory, LocalCloud durable) {
        this.pace = pace;
        this.inMemory = inMemory;
        this.durable = durable;
    }

    public List<Figure> measure(Moto moto) {
        try (SfnClient memory = inMemory.cloud().client(SfnClient.builder());
                SfnClient kept = durable.cloud().client(SfnClient.builder());
                SfnClient other = moto.cloud().client(SfnClient.builder())) {
            String machine = create(moto.cloud(), other);
            List<Contestant> contestants = List.of(
                    contestant(
                            memory,
                            inMemory.benchmarkMachine(),
                            () -> inMemory.server().cpu()),
                    contestant(
                            kept,
                            durable.benchmarkMachine(),
                            () -> durable.server().cpu()),
                    contestant(other, machine, () -> Duration.ZERO));
            Rounds.run(pace.executionRounds(), contestants);
            Rounds rounds = Rounds.run(pace.executionRounds(), contestants);
            return List.of(
                    Figure.atLeast(
                            "Executions of a small Standard machine against moto's, both in memory",
                            rounds.median(round ->
                                    round.get(0).perSecond() / round.get(2).perSecond()),
                            AGAINST_MOTO,
                            "%.0f and %.0f a second, %d starters",
                            rounds.median(0, Sample::perSecond),
                            rounds.median(2, Sample::perSecond),
                            STARTERS),
                    Figure.atLeast(
                            "The same with every step on disk against moto in memory",
                            rounds.median(round ->
                                    round.get(1).perSecond() / round.get(2).perSecond()),
                            ON_DISK_AGAINST_MOTO,
                            "%.0f and %.0f a second",
                            rounds.median(1, Sample::perSecond),
                            rounds.median(2, Sample::perSecond)));
        }
    }

    private Contestant contestant(SfnClient client, String machine, Supplier<Duration> cpu) {
        return new Contestant(() -> executions(client, machine), cpu);
    }

    /** Each starter starts one, sees it end and starts the next. */
    private long executions(SfnClient client, String machine) {
        long deadline = System.nanoTime() + pace.executionRound().toNanos();
        AtomicLong done = new AtomicLong();
        List<CompletableFuture<Void>> starters = new ArrayList<>();
        for (int i = 0; i < STARTERS; i++) {
            starters.add(CompletableFuture.runAsync(
                    () -> {
                        while (System.nanoTime() < deadline) {
                            execute(client, machine);
                            done.incrementAndGet();
                        }
                    },
                    task -> Thread.ofPlatform().daemon().start(task)));
        }
        starters.forEach(CompletableFuture::join);
        return done.get();
    }

    private static void execute(SfnClient client, String machine) {
        String execution = client.startExecution(r -> r.stateMachineArn(machine)
                        .name(UUID.randomUUID().toString())
                        .input("{}"))
                .executionArn();
        long deadline = System.nanoTime() + ENDS_WITHIN.toNanos();
        ExecutionStatus status = ExecutionStatus.RUNNING;
        while (status == ExecutionStatus.RUNNING && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            status = client.describeExecution(r -> r.executionArn(execution)).status();
        }
        if (status != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException(execution + " is " + status);
        }
    }

    private static String create(Cloud moto, SfnClient client) {
        try (DynamoDbClient tables = moto.client(DynamoDbClient.builder())) {
            tables.createTable(r -> r.tableName(SmallMachine.NAME)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                    .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)));
        }
        return client.createStateMachine(r -> r.name(SmallMachine.NAME)
                        .definition(SmallMachine.document(SmallMachine.NAME))
                        .roleArn("arn:aws:iam::123456789012:role/" + SmallMachine.NAME))
                .stateMachineArn();
    }
}
