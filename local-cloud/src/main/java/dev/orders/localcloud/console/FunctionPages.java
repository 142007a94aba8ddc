package dev.orders.localcloud.console;

import dev.orders.localcloud.console.pages.Pages;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The functions: what they are, where they run, and what became of their last invocations. */
final class FunctionPages {

    private final Pages pages;
    private final ReadFunctions functions;
    private final EventSources sources;
    private final ZoneId zone;

    FunctionPages(Pages pages, ReadFunctions functions, EventSources sources, ZoneId zone) {
        this.pages = pages;
        this.functions = functions;
        this.sources = sources;
        this.zone = zone;
    }

    ServerResponse functions(ServerRequest request) {
        List<FunctionView> views = functions.functions().stream()
                .map(function -> FunctionView.of(function, zone))
                .toList();
        List<EventSourceView> mappings =
                sources.all().stream().map(EventSourceView::of).toList();
        return pages.page(HttpStatus.OK, "functions", Map.of("functions", views, "sources", mappings));
    }
}
