package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Authorizer.Authorized;
import dev.orders.localcloud.gateway.Outcome.Refusal;
import dev.orders.localcloud.gateway.model.Route;
import dev.orders.localcloud.wire.Hop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway did with one request, step by step, for the request log. */
final class Trail {

    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final List<String> steps = new ArrayList<>();
    private @Nullable String error;

    Trail(Instant start) {
        this.start = start;
    }

    void routed(@Nullable Route route) {
        steps.add(
                route == null
                        ? "route: none"
                        : "route: " + route.method().httpMethod() + " "
                                + route.method().resourcePath());
    }

    void authorized(Authorized authorized) {
        Object subject = authorized.claims().get("sub");
        steps.add(subject == null ? "authorizer: none" : "authorizer: allowed " + subject);
    }

    void integrated(String target, long sinceNanos) {
        steps.add("integration: %s in %d ms".formatted(target, (System.nanoTime() - sinceNanos) / 1_000_000));
    }

    void refused(Refusal refusal) {
        steps.add("refused: " + refusal.why());
        error = refusal.type().name();
    }

    Hop hop(Call call, int status) {
        return new Hop.ApiRequest(
                start,
                Duration.ofNanos(System.nanoTime() - startNanos),
                call.ids().requestId(),
                call.ids().trace(),
                call.request().method(),
                "/" + call.settings().stage() + call.request().rawPath(),
                "anonymous",
                steps,
                List.of(),
                status,
                error);
    }
}
