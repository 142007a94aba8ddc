package dev.orders.web.errors;

import dev.orders.web.login.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container and the filters refuse, and what nobody foresaw. */
@Controller
class PageErrorController implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    ModelAndView error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (request.getAttribute(Refusal.ATTRIBUTE) instanceof Refusal refusal) {
            return ErrorPage.of(
                    status,
                    switch (refusal) {
                        case STALE_FORM -> "stale-form";
                        case NOT_A_CUSTOMER -> "not-a-customer";
                        case NOT_AN_APPROVER -> "not-an-approver";
                        case NOT_AN_OPERATOR -> "not-an-operator";
                    });
        }
        return ErrorPage.of(status);
    }
}
