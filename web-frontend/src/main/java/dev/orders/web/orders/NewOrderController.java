package dev.orders.web.orders;

import dev.orders.web.api.ApiFailure;
import dev.orders.web.products.Catalogue;
import dev.orders.web.products.Product;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that places an order. */
@Controller
class NewOrderController {
    private final Orders orders;
    private final Catalogue catalogue;
    private final MessageSource messages;

    NewOrderController(Orders orders, Catalogue catalogue, MessageSource messages) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @GetMapping("/orders/new")
    String form(Model model) {
        return form(model, OrderForm.empty(), FormErrors.NONE);
    }

    @PostMapping("/orders")
    String place(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        OrderForm form = OrderForm.of(sent);
        FormErrors errors = firstLook(form, locale);
        HttpStatus status = HttpStatus.BAD_REQUEST;
        if (!errors.any()) {
            try {
                Order order = orders.place(form);
                next.addFlashAttribute("notice", "order.placed");
                return "redirect:/orders/" + order.orderId();
            } catch (ApiFailure.Refused refused) {
                status = HttpStatus.valueOf(refused.status());
                errors = FormErrors.of(refused.problem(), form, key -> message(key, locale));
            } catch (ApiFailure.Unavailable | ApiFailure.Throttled unavailable) {
                // Perhaps it was placed, perhaps not: the form keeps its key, so sending it again is safe.
                status = HttpStatus.SERVICE_UNAVAILABLE;
                errors = FormErrors.ofForm(message("new.unavailable", locale));
            }
        }
        response.setStatus(status.value());
        return form(model, form, errors);
    }

    private FormErrors firstLook(OrderForm form, Locale locale) {
        var unreadable = form.unreadable();
        if (!unreadable.isEmpty()) {
            return FormErrors.ofFields(
                    unreadable.stream().map(sku -> OrderForm.QUANTITY + sku).toList(),
                    message("new.quantity.unreadable", locale));
        }
        return form.lines().isEmpty() ? FormErrors.ofForm(message("new.empty", locale)) : FormErrors.NONE;
    }

    private String form(Model model, OrderForm form, FormErrors errors) {
        List<Product> products = catalogue.products();
        Set<String> shown = Stream.concat(
                        Stream.of("note"), products.stream().map(product -> OrderForm.QUANTITY + product.sku()))
                .collect(Collectors.toSet());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors.on(shown));
        model.addAttribute("products", products);
        return "orders/new";
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
