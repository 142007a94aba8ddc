package dev.orders.web.operations;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API counted between two times. Slots are there only where something was counted, the oldest first; latencies are
 * milliseconds, null where nothing was measured.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Summary(Instant from, Instant to, Instant asOf, Orders orders, Api api, Pages pages, List<Records> records) {
    /** Anything that belongs to one minute or one hour. */
    interface Slot {
        Instant at();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Orders(
            long placed,
            long cancelled,
            long approved,
            long rejected,
            long expired,
            List<Money> revenue,
            Approvals approval,
            List<OrderSlot> slots) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Approvals(Latency automatic, Latency manual) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Latency(long count, @Nullable Long p50, @Nullable Long p95) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderSlot(
            Instant at,
            long placed,
            long cancelled,
            long approved,
            long rejected,
            long expired,
            List<Money> revenue,
            Latency approval)
            implements Slot {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Api(long requests, long errors, List<Route> routes, List<ApiSlot> slots, List<Lost> lost) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Route(
            String service,
            String route,
            long requests,
            long errors,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ApiSlot(
            Instant at,
            long requests,
            long errors,
            @Nullable Long p50,
            @Nullable Long p95) implements Slot {}

    /** Events that a service could not keep or send. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lost(String service, String reason, long count) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pages(List<View> views, List<Vital> vitals, List<Step> steps, long refused, List<PageSlot> slots) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record View(String page, long count) {}

    /** @param p75 milliseconds; thousandths for {@code CLS} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vital(
            String metric,
            String page,
            long count,
            @Nullable Long p75) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Step(String step, long count) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PageSlot(
            Instant at,
            long views,
            @Nullable Long lcp,
            @Nullable Long inp) implements Slot {}

    /** The first and the last record of a shard that a slot's numbers were counted from. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Records(Instant at, String shardId, String first, String last) implements Slot {}

    /** Whether nothing at all was counted. */
    boolean empty() {
        return orders.slots().isEmpty()
                && api.slots().isEmpty()
                && pages.slots().isEmpty();
    }
}
