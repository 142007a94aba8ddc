package dev.orders.web.operations;

import dev.orders.web.api.ApiFailure;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The operator's page, and what of it changes while it is open. */
@Controller
class OperationsController {
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Summaries summaries;
    private final Boards boards;
    private final StreamSettings stream;

    OperationsController(Summaries summaries, Boards boards, StreamSettings stream) {
        this.summaries = summaries;
        this.boards = boards;
        this.stream = stream;
    }

    @GetMapping("/operations")
    String page(
            @RequestParam(name = "range", defaultValue = "1h") String id,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        Range range = range(id);
        model.addAttribute("range", range);
        model.addAttribute("ranges", Range.values());
        model.addAttribute("stream", stream);
        try {
            model.addAttribute("board", boards.of(summaries.of(range), range, locale));
        } catch (ApiFailure.Unavailable unavailable) {
            without(model, response, "unavailable", HttpStatus.SERVICE_UNAVAILABLE);
        } catch (ApiFailure.Throttled throttled) {
            without(model, response, "throttled", HttpStatus.TOO_MANY_REQUESTS);
        }
        return "operations/board";
    }

    @GetMapping("/operations/figures")
    @ResponseBody
    Board figures(@RequestParam(name = "range", defaultValue = "1h") String id, Locale locale) {
        Range range = range(id);
        return boards.of(summaries.of(range), range, locale);
    }

    /** The page is there all the same: it asks again by itself, and keeps the chosen time. */
    private static void without(Model model, HttpServletResponse response, String why, HttpStatus status) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        model.addAttribute("board", null);
        model.addAttribute("failure", why);
    }

    private static Range range(String id) {
        return Range.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
