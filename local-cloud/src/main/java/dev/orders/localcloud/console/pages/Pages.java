package dev.orders.localcloud.console.pages;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the console's templates. */
public final class Pages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ITemplateEngine templates;

    public Pages(ITemplateEngine templates) {
        this.templates = templates;
    }

    public ServerResponse page(HttpStatus status, String name, Map<String, Object> model) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .body(templates.process("console/" + name, new Context(Locale.ENGLISH, model)));
    }

    public ServerResponse missing(String title, String message) {
        return page(HttpStatus.NOT_FOUND, "missing", Map.of("title", title, "message", message));
    }
}
