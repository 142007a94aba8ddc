package dev.orders.web.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

/** The error page for requests that no template can be made for, as the server refused them before reading them. */
final class RefusedPage {
    private final String template;
    private final MessageSource messages;
    private final ObjectProvider<ResourceUrlProvider> assets;

    /** @param assets not there yet while the server is being made */
    RefusedPage(Resource template, MessageSource messages, ObjectProvider<ResourceUrlProvider> assets)
            throws IOException {
        this.template = template.getContentAsString(StandardCharsets.UTF_8);
        this.messages = messages;
        this.assets = assets;
    }

    /** In the default language: what the browser said about its own wasn't read either. */
    String of(int status) {
        String reason = ErrorPage.reason(status);
        return template.replace("{css}", asset("/assets/app.css"))
                .replace("{logo}", asset("/assets/logo.svg"))
                .replace("{brand}", message("layout.brand"))
                .replace("{title}", message("error." + reason + ".title"))
                .replace("{text}", message("error." + reason + ".text"))
                .replace("{home}", message("error.home"))
                .replace("{status}", String.valueOf(status));
    }

    private String asset(String path) {
        String named = assets.getObject().getForLookupPath(path);
        return named == null ? path : named;
    }

    private String message(String key) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, Locale.ENGLISH), "UTF-8");
    }
}
