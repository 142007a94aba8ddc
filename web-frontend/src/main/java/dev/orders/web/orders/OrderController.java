package dev.orders.web.orders;

import dev.orders.web.api.ApiFailure;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's orders: the list, one of them, and taking it back. What isn't shaped like an order id is no page. */
@Controller
class OrderController {
    private static final String ORDER = "/orders/{orderId:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final int CONFLICT = 409;

    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/orders")
    String list(@RequestParam(required = false) String cursor, Model model) {
        model.addAttribute("page", orders.list(cursor));
        model.addAttribute("first", cursor == null);
        return "orders/list";
    }

    @GetMapping(ORDER)
    String order(@PathVariable String orderId, Model model) {
        Order order = orders.get(orderId);
        model.addAttribute("order", order);
        model.addAttribute("timeline", Timeline.of(order));
        return "orders/order";
    }

    /** What changes of {@link #order}, for a page that is open already. */
    @GetMapping(ORDER + "/status")
    String status(@PathVariable String orderId, Model model) {
        order(orderId, model);
        return "orders/status";
    }

    @GetMapping(ORDER + "/cancel")
    String confirmCancel(@PathVariable String orderId, Model model) {
        Order order = orders.get(orderId);
        model.addAttribute("order", order);
        return order.status().cancellable() ? "orders/cancel" : "redirect:/orders/" + orderId;
    }

    @PostMapping(ORDER + "/cancel")
    String cancel(@PathVariable String orderId, RedirectAttributes next) {
        try {
            orders.cancel(orderId);
            next.addFlashAttribute("notice", "order.cancelled");
        } catch (ApiFailure.Refused refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            next.addFlashAttribute("warning", "order.not-cancellable");
        }
        return "redirect:/orders/" + orderId;
    }
}
