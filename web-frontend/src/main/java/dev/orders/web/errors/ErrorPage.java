package dev.orders.web.errors;

import dev.orders.web.pages.Viewer;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The one error page; what it says is found by status, or by a closer reason. */
final class ErrorPage {
    private static final Set<Integer> SPOKEN_FOR = Set.of(400, 403, 404, 405, 413, 429, 500, 503);

    private ErrorPage() {}

    static ModelAndView of(int status) {
        return of(status, reason(status));
    }

    /** @param reason the messages {@code error.REASON.title} and {@code error.REASON.text} */
    static ModelAndView of(int status, String reason) {
        var page = new ModelAndView("error", Map.of("status", status, "reason", reason), HttpStatus.valueOf(status));
        // Not left to EveryPage: an exception handler's page gets none of its attributes.
        return page.addObject("viewer", Viewer.current());
    }

    /** The nearest status that the messages speak of. */
    static String reason(int status) {
        int spoken = SPOKEN_FOR.contains(status) ? status : status < 500 ? 400 : 500;
        return String.valueOf(spoken);
    }
}
