package dev.orders.web.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A busy desk's telemetry as the API sums it up, for whatever time is asked; the same for the same time. */
final class Counted {
    private final List<String> orders = new ArrayList<>();
    private final List<String> api = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final List<String> records = new ArrayList<>();
    private final long[] sums = new long[9];
    private long euros;

    private Counted() {}

    static String nothing(Instant from, Instant to) {
        return new Counted().summary(from, to, "", "");
    }

    static String between(Instant from, Instant to) {
        var counted = new Counted();
        boolean fine = Duration.between(from, to).compareTo(Duration.ofHours(3)) <= 0;
        ChronoUnit slot = fine ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
        for (Instant at = from.truncatedTo(slot); at.isBefore(to); at = at.plus(1, slot)) {
            counted.slot(at, fine ? 1 : 40);
        }
        return counted.summary(
                from,
                to,
                route("api-service", "GET /orders", 5210, 0, 9)
                        + ','
                        + route("api-service", "POST /orders", 1240, 3, 21)
                        + ','
                        + route("web-frontend", "GET /operations/figures", 720, 0, 14)
                        + ','
                        + route("api-service", "POST /approvals/{taskId}/decision", 184, 9, 260),
                "{\"service\":\"api-service\",\"reason\":\"buffer-full\",\"count\":12}");
    }

    private static String route(String service, String route, long requests, long errors, long p50) {
        return "{\"service\":\"%s\",\"route\":\"%s\",\"requests\":%d,\"errors\":%d,\"p50\":%d,\"p95\":%d,\"p99\":%d}"
                .formatted(service, route, requests, errors, p50, p50 * 4, p50 * 11);
    }

    private void slot(Instant at, int size) {
        var chance = new Random(at.getEpochSecond());
        double busy = 1 + Math.sin(at.getEpochSecond() / 2_400.0);
        if (chance.nextInt(6) == 0) {
            return;
        }
        long placed = Math.round(size * busy * 3 * chance.nextDouble());
        long approved = Math.round(placed * 0.8);
        long rejected = chance.nextInt(5) == 0 ? size : 0;
        long expired = chance.nextInt(12) == 0 ? size : 0;
        long cancelled = chance.nextInt(6) == 0 ? size : 0;
        long revenue = placed * (4_000 + chance.nextInt(60_000));
        long p50 = 300 + chance.nextInt(500);
        orders.add("""
                {"at":"%s","placed":%d,"cancelled":%d,"approved":%d,"rejected":%d,"expired":%d,
                "revenue":[{"amount":%d,"currency":"EUR"}],"approval":{"count":%d,"p50":%s,"p95":%s}}""".formatted(
                        at,
                        placed,
                        cancelled,
                        approved,
                        rejected,
                        expired,
                        revenue,
                        approved,
                        approved == 0 ? "null" : p50,
                        approved == 0 ? "null" : p50 * (3 + chance.nextInt(300))));
        long requests = Math.round(size * busy * 60) + chance.nextInt(20);
        long errors = chance.nextInt(9) == 0 ? 1 + chance.nextInt(3) : 0;
        long latency = 8 + chance.nextInt(8);
        api.add("{\"at\":\"%s\",\"requests\":%d,\"errors\":%d,\"p50\":%d,\"p95\":%d}"
                .formatted(at, requests, errors, latency, latency * 4 + chance.nextInt(90)));
        long views = placed * 5;
        pages.add(String.format(
                Locale.ROOT,
                "{\"at\":\"%s\",\"views\":%d,\"lcp\":%s,\"inp\":%s}",
                at,
                views,
                views == 0 ? "null" : 600 + chance.nextInt(900),
                views == 0 || chance.nextInt(4) == 0 ? "null" : 40 + chance.nextInt(120)));
        records.add(
                "{\"at\":\"%s\",\"shardId\":\"shardId-000000000000\",\"first\":\"4965%020d\",\"last\":\"4965%020d\"}"
                        .formatted(at, at.getEpochSecond(), at.getEpochSecond() + 50));
        long[] counted = {placed, cancelled, approved, rejected, expired, requests, errors, views, 0};
        for (int i = 0; i < counted.length; i++) {
            sums[i] += counted[i];
        }
        euros += revenue;
    }

    private String summary(Instant from, Instant to, String routes, String lost) {
        String vitals = sums[7] == 0 ? "" : """
                {"metric":"TTFB","page":"/orders","count":210,"p75":64},{"metric":"FCP","page":"/orders","count":210,"p75":420},
                {"metric":"LCP","page":"/orders","count":208,"p75":810},{"metric":"INP","page":"/orders","count":120,"p75":72},
                {"metric":"CLS","page":"/orders","count":208,"p75":12},{"metric":"LCP","page":"/orders/new","count":96,"p75":2700},
                {"metric":"INP","page":"/orders/new","count":90,"p75":610},{"metric":"CLS","page":"/orders/new","count":96,"p75":140},
                {"metric":"LCP","page":"/approvals/{taskId}","count":12,"p75":930}""";
        String views = sums[7] == 0
                ? ""
                : "{\"page\":\"/orders\",\"count\":412},{\"page\":\"/orders/new\",\"count\":180},"
                        + "{\"page\":\"/orders/{orderId}\",\"count\":95},{\"page\":\"/approvals/{taskId}\",\"count\":31}";
        String steps = sums[7] == 0
                ? ""
                : "{\"step\":\"form-opened\",\"count\":180},{\"step\":\"form-submitted\",\"count\":131},"
                        + "{\"step\":\"form-refused\",\"count\":17},{\"step\":\"order-placed\",\"count\":114}";
        return """
                {"from":"%s","to":"%s","resolution":"PT1M","asOf":"%s",
                "orders":{"placed":%d,"cancelled":%d,"approved":%d,"rejected":%d,"expired":%d,"revenue":[%s],
                "approval":{"automatic":{"count":%d,"p50":%s,"p95":%s},"manual":{"count":%d,"p50":%s,"p95":%s}},"slots":[%s]},
                "api":{"requests":%d,"errors":%d,"routes":[%s],"slots":[%s],"lost":[%s]},
                "pages":{"views":[%s],"vitals":[%s],"steps":[%s],"refused":%d,"slots":[%s]},
                "records":[%s]}""".formatted(
                        from,
                        to,
                        to,
                        sums[0],
                        sums[1],
                        sums[2],
                        sums[3],
                        sums[4],
                        euros == 0 ? "" : "{\"amount\":" + euros + ",\"currency\":\"EUR\"}",
                        sums[2],
                        sums[2] == 0 ? "null" : "340",
                        sums[2] == 0 ? "null" : "820",
                        sums[3],
                        sums[3] == 0 ? "null" : "94000",
                        sums[3] == 0 ? "null" : "8460000",
                        String.join(",", orders),
                        sums[5],
                        sums[6],
                        routes,
                        String.join(",", api),
                        lost,
                        views,
                        vitals,
                        steps,
                        sums[7] == 0 ? 0 : 3,
                        String.join(",", pages),
                        String.join(",", records));
    }
}
