package dev.orders.localcloud.console;

import dev.orders.localcloud.wire.RequestLog;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The console's pages, each rendered from what the request log holds at that moment. */
final class ConsolePages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final int WAYS_SHOWN = 100;

    private final ITemplateEngine templates;
    private final RequestLog log;
    private final AwsCli cli;
    private final ZoneId zone;

    ConsolePages(ITemplateEngine templates, RequestLog log, AwsCli cli, ZoneId zone) {
        this.templates = templates;
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
        return page(HttpStatus.OK, "start", model);
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
        return page(HttpStatus.OK, "requests", model);
    }

    ServerResponse request(ServerRequest request) {
        String id = request.pathVariable("id");
        return ways().stream()
                .filter(way -> way.isNamed(id))
                .findFirst()
                .map(way -> page(HttpStatus.OK, "request", Map.of("way", WayView.of(way, zone))))
                .orElseGet(() -> missing(
                        "This request is not there",
                        "The log keeps the last " + log.capacity() + " hops, in memory: older ones are gone."));
    }

    ServerResponse notThere(ServerRequest request) {
        return missing("This page does not exist", "The console has nothing at this address.");
    }

    private List<Way> ways() {
        return Way.of(log.recent(log.capacity()));
    }

    private ServerResponse missing(String title, String message) {
        return page(HttpStatus.NOT_FOUND, "missing", Map.of("title", title, "message", message));
    }

    private ServerResponse page(HttpStatus status, String name, Map<String, Object> model) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .body(templates.process("console/" + name, new Context(Locale.ENGLISH, model)));
    }
}
