package dev.orders.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where the browser goes when it must sign in, has signed in, or couldn't. Every target is a path of this service. */
final class SignInFlow implements AuthenticationEntryPoint, AuthenticationSuccessHandler, AuthenticationFailureHandler {
    static final String SIGN_IN = "/oauth2/authorization/" + ClientConfiguration.REGISTRATION;
    /** Nobody sees what is answered here: a browser that was sent on to sign in would load the form for nothing. */
    private static final String BEACONS = "/telemetry";

    private static final Logger log = LoggerFactory.getLogger(SignInFlow.class);

    private final RequestCache savedRequests;
    private final Cookies cookies;

    SignInFlow(RequestCache savedRequests, Cookies cookies) {
        this.savedRequests = savedRequests;
        this.cookies = cookies;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (BEACONS.equals(request.getRequestURI())) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (why instanceof SignInAgain) {
            log.info("session ended: {}", why.getMessage());
            cookies.leave(Notice.SESSION_ENDED, response);
            response.sendRedirect("/");
        } else {
            response.sendRedirect(SIGN_IN);
        }
    }

    /** Repeats the page that needed the sign-in: its path only, as the host came from the request. */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String target = "/"; // the landing page knows what the account is for
        if (savedRequests.getRequest(request, response) instanceof DefaultSavedRequest saved) {
            String query = saved.getQueryString();
            target = query == null ? saved.getRequestURI() : saved.getRequestURI() + "?" + query;
            savedRequests.removeRequest(request, response);
        }
        response.sendRedirect(target);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        // The code alone: descriptions may quote what an attacker sent.
        log.warn("sign-in failed: {}", errorCode(failure));
        cookies.leave(Notice.SIGN_IN_FAILED, response);
        response.sendRedirect("/");
    }

    private static String errorCode(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException oauth2
                ? oauth2.getError().getErrorCode().replaceAll("[^\\w.-]", "?")
                : failure.getClass().getSimpleName();
    }
}
