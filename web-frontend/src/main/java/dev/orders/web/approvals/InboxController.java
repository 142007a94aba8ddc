package dev.orders.web.approvals;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders that wait for a decision, and what has changed among them since a page was shown. */
@Controller
class InboxController {
    private final Approvals approvals;

    InboxController(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping("/approvals")
    String inbox(@RequestParam(required = false) String cursor, Model model) {
        Approvals.Page page = approvals.open(cursor);
        model.addAttribute("page", page);
        model.addAttribute("first", cursor == null);
        model.addAttribute("news", News.of(cursor, page.ids(), page.ids()));
        return "approvals/inbox";
    }

    /** @param shown the tasks of the page that asks, by id, so that nothing about it is remembered here */
    @GetMapping("/approvals/news")
    String news(
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "") List<String> shown,
            Model model) {
        model.addAttribute("news", News.of(cursor, shown, approvals.open(cursor).ids()));
        return "approvals/news";
    }
}
