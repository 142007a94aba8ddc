package dev.orders.api.security;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers to callers who don't get in: problem documents, with the challenges of RFC 6750, section 3. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private final ProblemWriter writer;

    Refusals(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        switch (exception) {
            case InvalidTokenException invalid -> {
                var detail = String.valueOf(invalid.getMessage());
                writer.write(
                        request,
                        response,
                        Problem.of(HttpStatus.UNAUTHORIZED, "invalid-token", "Invalid token", detail, List.of()),
                        challenge("Bearer error=\"invalid_token\", error_description=\"" + detail + "\""));
            }
            case IssuerUnavailableException unavailable ->
                writer.write(
                        request,
                        response,
                        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(unavailable.getMessage())),
                        Map.of(HttpHeaders.RETRY_AFTER, "1"));
            default ->
                writer.write(
                        request,
                        response,
                        Problem.of(HttpStatus.UNAUTHORIZED, "The request needs a bearer token."),
                        challenge("Bearer"));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof HasScope.Missing missing) {
            var detail = "The access token lacks the scope " + missing.scope() + ".";
            writer.write(
                    request,
                    response,
                    Problem.of(HttpStatus.FORBIDDEN, "insufficient-scope", "Insufficient scope", detail, List.of()),
                    challenge("Bearer error=\"insufficient_scope\", scope=\"" + missing.scope() + "\""));
        } else {
            writer.write(request, response, Problem.of(HttpStatus.FORBIDDEN, "This is not for you."), Map.of());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException exception)
            throws IOException {
        writer.write(request, response, Problem.of(HttpStatus.BAD_REQUEST, "The address is not acceptable."), Map.of());
    }

    private static Map<String, String> challenge(String value) {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, value);
    }
}
