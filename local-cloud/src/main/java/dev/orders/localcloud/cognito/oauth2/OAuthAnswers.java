package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Refused;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.RefusedOnPage;
import dev.orders.localcloud.cognito.clients.RefusalAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as Cognito writes them: bare error names, no scope in the token answer.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">Token endpoint</a>
 */
final class OAuthAnswers {

    /** What the token and revoke endpoints of Cognito can say. */
    private static final Set<String> ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_token_type");

    private final JsonMapper json = new JsonMapper();

    void tokens(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken granted = (OAuth2AccessTokenAuthenticationToken) authentication;
        OAuth2AccessToken accessToken = granted.getAccessToken();
        Map<String, Object> body = new LinkedHashMap<>();
        if (granted.getAdditionalParameters().get("id_token") instanceof String idToken) {
            body.put("id_token", idToken);
        }
        body.put("access_token", accessToken.getTokenValue());
        // Without rotation a refresh gives no new refresh token.
        boolean isRefresh = "refresh_token".equals(request.getParameter("grant_type"));
        if (granted.getRefreshToken() != null && !isRefresh) {
            body.put("refresh_token", granted.getRefreshToken().getTokenValue());
        }
        if (accessToken.getIssuedAt() != null && accessToken.getExpiresAt() != null) {
            body.put(
                    "expires_in",
                    Duration.between(accessToken.getIssuedAt(), accessToken.getExpiresAt())
                            .toSeconds());
        }
        body.put("token_type", "Bearer");
        write(response, HttpServletResponse.SC_OK, body);
    }

    void tokenError(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        error(response, HttpServletResponse.SC_BAD_REQUEST, name(refused));
    }

    /** The revoke endpoint alone answers 401 to a client that is not who it says. */
    void clientError(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String name = name(refused);
        boolean unauthorized = "invalid_client".equals(name) && "/oauth2/revoke".equals(request.getRequestURI());
        error(response, unauthorized ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST, name);
    }

    void authorizeError(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        Refused answer = refused instanceof AuthorizeRefusedException known
                ? known.refused()
                : new RefusedOnPage("server_error", null);
        redirect(response, RefusalAddress.of(answer));
    }

    void signIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger) {
        redirect(response, "/login?" + request.getQueryString());
    }

    /** Relative where it stays here, so that no {@code Host} header says where it leads. */
    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    private static String name(AuthenticationException refused) {
        String name = refused instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "invalid_request";
        return ERRORS.contains(name) ? name : "invalid_request";
    }

    private void error(HttpServletResponse response, int status, String name) throws IOException {
        write(response, status, Map.of("error", name));
    }

    private void write(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
