package dev.orders.web.telemetry;

import dev.orders.web.pages.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** Tells the layout under which name the page is measured, or that it isn't: the script isn't even there then. */
@ControllerAdvice
class MeasuredPage {
    @ModelAttribute("measured")
    @Nullable
    String page(HttpServletRequest request) {
        Viewer viewer = Viewer.current();
        return viewer == null || viewer.groups().isEmpty() || Tracking.refused(request)
                ? null
                : PageTemplate.of(
                        request.getMethod(), request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
