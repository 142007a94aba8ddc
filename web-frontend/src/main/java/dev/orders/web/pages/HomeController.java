package dev.orders.web.pages;

import dev.orders.web.login.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The public landing page; a signed-in user goes on to what the account is for. */
@Controller
class HomeController {
    private final Cookies cookies;

    HomeController(Cookies cookies) {
        this.cookies = cookies;
    }

    @GetMapping("/")
    String home(
            @ModelAttribute("viewer") @Nullable Viewer viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (viewer != null) {
            return "redirect:" + start(viewer);
        }
        cookies.take(request, response).ifPresent(notice -> model.addAttribute("landing", notice.id()));
        return "home";
    }

    /** Everybody's first page; a person without a group learns on the customers' page what is missing. */
    private static String start(Viewer viewer) {
        if (viewer.in("customers")) {
            return "/orders";
        }
        return viewer.in("approvers") ? "/approvals" : viewer.in("operators") ? "/operations" : "/orders";
    }
}
