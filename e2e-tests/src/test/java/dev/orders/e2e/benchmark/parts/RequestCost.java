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
import dev.orders.e2e.benchmark.stub.Tables;
import dev.orders.e2e.benchmark.stub.TokenPair;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request costs the REST service above its AWS calls, against a bare resource server that answers the same bytes. It is CPU
 * time of the server's process over requests, which others on the machine change little.
 */
public final class RequestCost {

    private static final String ORDER = "/orders/" + Tables.orderId(1);

    private final Pace pace;
    private final Jvm jvm;
    private final JavaServer api;
    private final JavaServer bare;
    private final TokenPair user;

    public RequestCost(Pace pace, Jvm jvm, JavaServer api, JavaServer bare, TokenPair user) {
        this.pace = pace;
        this.jvm = jvm;
        this.api = api;
        this.bare = bare;
        this.user = user;
    }

    /** In the order in which they take their turns. */
    private enum Who {
        PRODUCTS,
        BARE_PRODUCTS,
        BARE_CACHED_PRODUCTS,
        ORDER,
        BARE_CACHED_ORDER,
        BARE_CACHED_ORDER_WITH_CALL;

        double of(List<Sample> round) {
            return round.get(ordinal()).cpuMicros();
        }
    }

    public List<Figure> measure() {
        List<Contestant> contestants = new ArrayList<>();
        for (Who who : Who.values()) {
            Load load = load(who);
            Contestant contestant = new Contestant(() -> load.run(pace.round()), server(who)::cpu);
            WarmUp.of(contestant, pace.warmUp());
            contestants.add(contestant);
        }
        requireSame(Who.PRODUCTS, Who.BARE_PRODUCTS);
        requireSame(Who.ORDER, Who.BARE_CACHED_ORDER_WITH_CALL);
        Rounds rounds = Rounds.run(pace.rounds(), contestants);
        return List.of(
                Figure.atMost(
                        "CPU time of `GET /products` (no AWS call) against a bare endpoint that verifies each token, "
                                + jvm,
                        rounds.median(round -> Who.PRODUCTS.of(round) / Who.BARE_PRODUCTS.of(round)),
                        1,
                        "%.0f and %.0f µs",
                        micros(rounds, Who.PRODUCTS),
                        micros(rounds, Who.BARE_PRODUCTS)),
                Figure.atMost(
                        "The same against a bare endpoint that keeps verified tokens, " + jvm,
                        rounds.median(round -> Who.PRODUCTS.of(round) / Who.BARE_CACHED_PRODUCTS.of(round)),
                        1.5,
                        "%.0f and %.0f µs",
                        micros(rounds, Who.PRODUCTS),
                        micros(rounds, Who.BARE_CACHED_PRODUCTS)),
                Figure.atMost(
                        "CPU time of `GET /orders/{id}` against the latter with the same AWS call, " + jvm,
                        rounds.median(round -> Who.ORDER.of(round) / Who.BARE_CACHED_ORDER_WITH_CALL.of(round)),
                        1.25,
                        "%.0f and %.0f µs",
                        micros(rounds, Who.ORDER),
                        micros(rounds, Who.BARE_CACHED_ORDER_WITH_CALL)),
                Figure.of(
                        "CPU time of `GET /orders/{id}` above its AWS call against the bare endpoint without one, "
                                + jvm,
                        rounds.median(round -> aboveCall(round) / Who.BARE_CACHED_ORDER.of(round)),
                        "%.0f and %.0f µs; the call %.0f µs",
                        rounds.median(RequestCost::aboveCall),
                        micros(rounds, Who.BARE_CACHED_ORDER),
                        rounds.median(RequestCost::call)));
    }

    private static double call(List<Sample> round) {
        return Who.BARE_CACHED_ORDER_WITH_CALL.of(round) - Who.BARE_CACHED_ORDER.of(round);
    }

    private static double aboveCall(List<Sample> round) {
        return Who.ORDER.of(round) - call(round);
    }

    private static double micros(Rounds rounds, Who who) {
        return rounds.median(who.ordinal(), Sample::cpuMicros);
    }

    private void requireSame(Who one, Who other) {
        String body = load(one).first();
        String otherBody = load(other).first();
        if (!body.equals(otherBody)) {
            throw new IllegalStateException(one + " and " + other + " answer differently:\n" + body + "\n" + otherBody);
        }
    }

    private JavaServer server(Who who) {
        return who == Who.PRODUCTS || who == Who.ORDER ? api : bare;
    }

    private Load load(Who who) {
        byte[] request = switch (who) {
            case PRODUCTS -> Requests.get("/products", user.headers());
            case ORDER -> Requests.get(ORDER, user.headers());
            case BARE_PRODUCTS -> Requests.get("/plain/products", user.bearer());
            case BARE_CACHED_PRODUCTS -> Requests.get("/cached/products", user.bearer());
            case BARE_CACHED_ORDER -> Requests.get("/cached" + ORDER, user.bearer());
            case BARE_CACHED_ORDER_WITH_CALL -> Requests.get("/cached" + ORDER + "/read", user.bearer());
        };
        return new Load(server(who).port(), List.of(request));
    }
}
