package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Decision;
import dev.orders.localcloud.policy.Effect;
import dev.orders.localcloud.policy.NearMiss;
import dev.orders.localcloud.policy.PolicyType;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.policy.StatementMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private final RequestLog log = new RequestLog(3);

    @Test
    void keepsTheNewestHopsAndNoMore() {
        for (String id : List.of("a", "b", "c", "d")) {
            log.record(hop(id, "trace"));
        }

        assertThat(log.recent(10)).extracting(Hop::requestId).containsExactly("d", "c", "b");
        assertThat(log.recent(1)).extracting(Hop::requestId).containsExactly("d");
    }

    @Test
    void showsTheHopsOfOneTraceInTheirOrder() {
        log.record(hop("a", "one"));
        log.record(hop("b", "other"));
        log.record(hop("c", "one"));

        assertThat(log.trace("one")).extracting(Hop::requestId).containsExactly("a", "c");
    }

    @Test
    void keepsLittleOfARequestThatIsMegabytesLong() {
        List<String> keys =
                Stream.generate(() -> "k".repeat(2_000)).limit(3_000).toList();
        AccessRequest request = new AccessRequest(
                "sts:AssumeRole", "r".repeat(1_000_000), RequestContext.empty().with("dynamodb:LeadingKeys", keys));
        StatementMatch statement = new StatementMatch(PolicyType.IDENTITY, "customer.json", "OwnOrders", Effect.ALLOW);
        Decision denied = new Decision.Denied(
                Decision.Denied.Kind.IMPLICIT,
                PolicyType.IDENTITY,
                "sts:AssumeRole",
                List.of(),
                List.of(new NearMiss(statement, "StringEquals", "dynamodb:LeadingKeys", List.of("me"), keys)));

        log.record(hop("a", "t".repeat(60_000), Collections.nCopies(5_000, new IamDecision(request, denied))));

        Hop kept = log.recent(1).getFirst();
        assertThat(kept.toString()).hasSizeLessThan(200_000).contains("OwnOrders", "… and 2990 more");
        assertThat(kept.traceId()).hasSizeLessThan(300);
        assertThat(kept.decisions()).hasSize(20);
    }

    private static Hop hop(String requestId, String traceId) {
        return hop(requestId, traceId, List.of());
    }

    private static Hop hop(String requestId, String traceId, List<IamDecision> decisions) {
        return new Hop.SdkCall(
                Instant.EPOCH,
                Duration.ZERO,
                requestId,
                traceId,
                "dynamodb",
                "GetItem",
                "anonymous",
                "unsigned",
                decisions,
                200,
                null);
    }
}
