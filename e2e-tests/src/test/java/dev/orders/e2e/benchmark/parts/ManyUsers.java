package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.load.Load;
import dev.orders.e2e.benchmark.load.Requests;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import dev.orders.e2e.benchmark.load.Rounds.Sample;
import dev.orders.e2e.benchmark.load.WarmUp;
import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.server.Jvm;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.benchmark.stub.Tables;
import dev.orders.e2e.benchmark.stub.TokenPair;
import java.util.Collections;
import java.util.List;

/** Whether a request costs more because many others are signed in. */
public final class ManyUsers {

    private final Pace pace;
    private final Jvm jvm;
    private final StubAws aws;
    private final JavaServer api;
    private final List<TokenPair> users;

    public ManyUsers(Pace pace, Jvm jvm, StubAws aws, JavaServer api, List<TokenPair> users) {
        this.pace = pace;
        this.jvm = jvm;
        this.aws = aws;
        this.api = api;
        this.users = users;
    }

    public List<Figure> measure() {
        Load everybody = load(users);
        // As many arrays as users: the client's own memory is then no difference between the two.
        Load one = load(Collections.nCopies(users.size(), users.getFirst()));
        everybody.once();
        WarmUp.of(contestant(everybody), pace.warmUp());
        aws.takeCalls();
        Rounds rounds = Rounds.run(pace.rounds(), List.of(contestant(one), contestant(everybody)));
        return List.of(
                Figure.exactly(
                        "Operations called while %,d users' tokens and credentials are cached, %s"
                                .formatted(users.size(), jvm),
                        "[BatchGetItem]",
                        aws.takeCalls().keySet().toString()),
                Figure.atLeast(
                        "Throughput with %,d users against one, %s".formatted(users.size(), jvm),
                        rounds.median(
                                round -> round.get(1).perSecond() / round.get(0).perSecond()),
                        0.9,
                        "%.0f and %.0f requests/s",
                        rounds.median(1, Sample::perSecond),
                        rounds.median(0, Sample::perSecond)),
                Figure.atMost(
                        "CPU time a request with %,d users against one, %s".formatted(users.size(), jvm),
                        rounds.median(
                                round -> round.get(1).cpuMicros() / round.get(0).cpuMicros()),
                        1.1,
                        "%.0f and %.0f µs",
                        rounds.median(1, Sample::cpuMicros),
                        rounds.median(0, Sample::cpuMicros)));
    }

    private Contestant contestant(Load load) {
        return new Contestant(() -> load.run(pace.round()), api::cpu);
    }

    private Load load(List<TokenPair> senders) {
        return new Load(
                api.port(),
                senders.stream()
                        .map(user -> Requests.get("/orders/" + Tables.orderId(1), user.headers()))
                        .toList());
    }
}
