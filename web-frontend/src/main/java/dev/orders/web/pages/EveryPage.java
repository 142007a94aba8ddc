package dev.orders.web.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout needs on every page. */
@ControllerAdvice
class EveryPage {
    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer() {
        return Viewer.current();
    }

    @ModelAttribute("format")
    Formats format(Locale locale) {
        return new Formats(locale);
    }
}
