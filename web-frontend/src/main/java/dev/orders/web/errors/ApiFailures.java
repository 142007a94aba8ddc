package dev.orders.web.errors;

import dev.orders.web.api.ApiFailure;
import dev.orders.web.login.SignInUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Failures of the services behind this one, as pages. */
@ControllerAdvice
class ApiFailures {
    private static final Logger log = LoggerFactory.getLogger(ApiFailures.class);
    private static final String RETRY_AFTER_SECONDS = "10";
    /** Refusals of a person that are explained by their name. */
    private static final List<String> FORBIDDEN =
            List.of("own-order", "not-an-approver", "not-an-operator", "not-a-customer");

    @ExceptionHandler
    ModelAndView failed(ApiFailure failure, HttpServletRequest request, HttpServletResponse response) {
        return switch (failure) {
            case ApiFailure.NotFound ignored ->
                request.getRequestURI().startsWith("/approvals/")
                        ? ErrorPage.of(404, "unknown-task")
                        : ErrorPage.of(404);
            case ApiFailure.Forbidden forbidden ->
                FORBIDDEN.stream()
                        .filter(forbidden.problem()::is)
                        .findFirst()
                        .map(reason -> ErrorPage.of(403, reason))
                        .orElseGet(() -> ErrorPage.of(403));
            case ApiFailure.Refused ignored -> ErrorPage.of(400);
            case ApiFailure.Throttled ignored -> later(ErrorPage.of(429), response);
            case ApiFailure.Unavailable unavailable -> unavailable("the API", unavailable, response);
        };
    }

    @ExceptionHandler
    ModelAndView failed(SignInUnavailable failure, HttpServletResponse response) {
        return unavailable("the token endpoint", failure, response);
    }

    private static ModelAndView unavailable(String what, Exception failure, HttpServletResponse response) {
        log.warn(
                "{} failed: {}: {}",
                what,
                failure.getMessage(),
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName());
        return later(ErrorPage.of(503), response);
    }

    private static ModelAndView later(ModelAndView page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return page;
    }
}
