package dev.orders.localcloud.cognito.hostedui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the Hosted UI's templates. */
public final class Pages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ITemplateEngine templates;

    public Pages(ITemplateEngine templates) {
        this.templates = templates;
    }

    String html(String page, Map<String, Object> model) {
        return templates.process("hosted-ui/" + page, new Context(Locale.ENGLISH, model));
    }

    ServerResponse show(ServerResponse.BodyBuilder response, String page, Map<String, Object> model) {
        return response.contentType(HTML).body(html(page, model));
    }

    /** Answers a form whose CSRF token is missing or another browser's. */
    public void outdatedForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(HTML.toString());
        Map<String, Object> model = Map.of(
                "title", "The sign-in form is out of date", "message", "Go back to the application and sign in again.");
        response.getOutputStream().write(html("error", model).getBytes(StandardCharsets.UTF_8));
    }

    /** @param message the reason, as a sentence for the person in front of the browser */
    ServerResponse error(int status, String title, String message) {
        return show(ServerResponse.status(status), "error", Map.of("title", title, "message", message));
    }

    /** @param error its OAuth name, for the developer in front of the browser */
    ServerResponse error(int status, String title, String message, String error) {
        return show(ServerResponse.status(status), "error", Map.of("title", title, "message", message, "error", error));
    }
}
