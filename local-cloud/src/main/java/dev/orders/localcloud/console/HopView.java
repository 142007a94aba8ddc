package dev.orders.localcloud.console;

import dev.orders.localcloud.wire.Hop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hop as a page shows it.
 *
 * @param component who answered
 * @param name what was asked for
 * @param verification of the signature; null for the gateway, which asks its authorizer
 * @param steps what the gateway did, each a name and what came of it
 * @param barStart where on the time line of its way it begins, in percent
 * @param barLength its share of the time line, in percent
 */
record HopView(
        String component,
        String service,
        String name,
        String caller,
        @Nullable String verification,
        List<Step> steps,
        List<DecisionView> decisions,
        int status,
        @Nullable String error,
        String outcome,
        String took,
        String time,
        String requestId,
        @Nullable String traceId,
        double barStart,
        double barLength) {

    /** Thinner bars could not be seen. */
    private static final double LEAST_PERCENT = 0.8;

    record Step(String name, String result) {
        static Step of(String step) {
            int colon = step.indexOf(": ");
            return colon < 0
                    ? new Step("", ShownText.of(step))
                    : new Step(step.substring(0, colon), ShownText.of(step.substring(colon + 2)));
        }
    }

    static HopView of(Hop hop, Way way) {
        double whole = Math.max(1, way.took().toNanos());
        double start = 100 * Duration.between(way.start(), hop.time()).toNanos() / whole;
        double length = Math.max(LEAST_PERCENT, 100 * hop.took().toNanos() / whole);
        String error = hop.error();
        String trace = hop.traceId();
        return new HopView(
                hop instanceof Hop.ApiRequest ? "API Gateway" : "SDK call",
                ShownText.of(Way.service(hop)),
                name(hop),
                ShownText.of(hop.caller()),
                hop instanceof Hop.SdkCall call ? ShownText.of(call.verification()) : null,
                hop instanceof Hop.ApiRequest request
                        ? request.steps().stream().map(Step::of).toList()
                        : List.of(),
                hop.decisions().stream().map(DecisionView::of).toList(),
                hop.status(),
                error == null ? null : ShownText.of(error),
                Outcome.of(hop).name().toLowerCase(Locale.ROOT),
                Times.duration(hop.took()),
                hop.time().toString(),
                hop.requestId(),
                trace == null ? null : ShownText.of(trace),
                Math.min(start, 100 - LEAST_PERCENT),
                Math.min(length, 100 - Math.min(start, 100 - LEAST_PERCENT)));
    }

    static String name(Hop hop) {
        return switch (hop) {
            case Hop.ApiRequest request -> ShownText.of(request.method() + " " + request.path());
            case Hop.SdkCall call -> ShownText.of(call.service() + ":" + call.operation());
        };
    }
}
