package dev.orders.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Why a request was answered 403; the error page explains it in these terms. */
public enum Refusal {
    /** The form's CSRF token is missing or of another session: the page is out of date, or the form isn't ours. */
    STALE_FORM,
    /** The page is for customers, and the account isn't one. */
    NOT_A_CUSTOMER,
    /** The page is for approvers, and the account isn't one. */
    NOT_AN_APPROVER,
    /** The page is for operators, and the account isn't one. */
    NOT_AN_OPERATOR;

    /** The request attribute that holds the refusal while the error page is made. */
    public static final String ATTRIBUTE = Refusal.class.getName();

    static final class Handler implements AccessDeniedHandler {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            request.setAttribute(ATTRIBUTE, denied instanceof CsrfException ? STALE_FORM : group(request));
            response.sendError(HttpStatus.FORBIDDEN.value());
        }

        private static Refusal group(HttpServletRequest request) {
            String path = request.getRequestURI();
            return path.startsWith("/approvals")
                    ? NOT_AN_APPROVER
                    : path.startsWith("/operations") ? NOT_AN_OPERATOR : NOT_A_CUSTOMER;
        }
    }
}
