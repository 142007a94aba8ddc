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
            return viewer.in("approvers") && !viewer.in("customers") ? "redirect:/approvals" : "redirect:/orders";
        }
        cookies.take(request, response).ifPresent(notice -> model.addAttribute("landing", notice.id()));
        return "home";
    }
}
