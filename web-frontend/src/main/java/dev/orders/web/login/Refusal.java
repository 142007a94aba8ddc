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
    /** The account isn't in the group that the page is for. */
    NOT_FOR_THIS_ACCOUNT;

    /** The request attribute that holds the refusal while the error page is made. */
    public static final String ATTRIBUTE = Refusal.class.getName();

    static final class Handler implements AccessDeniedHandler {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            request.setAttribute(ATTRIBUTE, denied instanceof CsrfException ? STALE_FORM : NOT_FOR_THIS_ACCOUNT);
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
