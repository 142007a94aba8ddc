package dev.orders.localcloud.console;

import dev.orders.localcloud.console.pages.Pages;
import dev.orders.localcloud.wire.RequestLog;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The console's pages, each rendered from what the request log holds at that moment. */
final class ConsolePages {

    private static final int WAYS_SHOWN = 100;

    private final Pages pages;
    private final RequestLog log;
    private final AwsCli cli;
    private final ZoneId zone;

    ConsolePages(Pages pages, RequestLog log, AwsCli cli, ZoneId zone) {
        this.pages = pages;
        this.log = log;
        this.cli = cli;
        this.zone = zone;
    }

    ServerResponse start(ServerRequest request) {
        List<Way> ways = ways();
        String endpoint = "http://localhost:" + request.servletRequest().getLocalPort();
        Map<String, Object> model = new HashMap<>();
        model.put("requests", ways.size());
        model.put("denied", ways.stream().filter(Way::denied).count());
        model.put("setUp", cli.setUp(endpoint));
        model.put("tryPolicy", cli.tryPolicy(endpoint));
        return pages.page(HttpStatus.OK, "start", model);
    }

    ServerResponse requests(ServerRequest request) {
        RequestFilter filter = RequestFilter.of(request);
        List<Way> all = ways();
        List<Way> matching = filter.of(all);
        TreeSet<String> services = new TreeSet<>();
        all.forEach(way -> services.addAll(way.services()));
        if (!filter.service().isEmpty()) {
            services.add(filter.service());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("filtered", filter.active());
        model.put("services", services);
        model.put("none", all.isEmpty());
        model.put("matching", matching.size());
        model.put(
                "ways",
                matching.stream()
                        .limit(WAYS_SHOWN)
                        .map(way -> WayView.of(way, zone))
                        .toList());
        return pages.page(HttpStatus.OK, "requests", model);
    }

    ServerResponse request(ServerRequest request) {
        String id = request.pathVariable("id");
        return ways().stream()
                .filter(way -> way.isNamed(id))
                .findFirst()
                .map(way -> pages.page(HttpStatus.OK, "request", Map.of("way", WayView.of(way, zone))))
                .orElseGet(() -> pages.missing(
                        "This request is not there",
                        "The log keeps the last " + log.capacity() + " hops, in memory: older ones are gone."));
    }

    ServerResponse notThere(ServerRequest request) {
        return pages.missing("This page does not exist", "The console has nothing at this address.");
    }

    private List<Way> ways() {
        return Way.of(log.recent(log.capacity()));
    }
}
