package dev.orders.localcloud.cognito.oauth2;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads which client calls: Basic, or {@code client_id} with or without {@code client_secret} in the body.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">Token endpoint</a>
 */
final class ClientAuthenticationConverter implements AuthenticationConverter {

    private static final String BASIC = "Basic ";

    @Override
    public Authentication convert(HttpServletRequest request) {
        String clientId = single(request, "client_id");
        String secret = single(request, "client_secret");
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            if (clientId == null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            ClientAuthenticationMethod method =
                    secret == null ? ClientAuthenticationMethod.NONE : ClientAuthenticationMethod.CLIENT_SECRET_POST;
            return new OAuth2ClientAuthenticationToken(clientId, method, secret, codeAndVerifier(request));
        }
        String[] basic = basic(header);
        if (clientId != null && !clientId.equals(basic[0])) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(
                basic[0], ClientAuthenticationMethod.CLIENT_SECRET_BASIC, basic[1], codeAndVerifier(request));
    }

    private static Map<String, Object> codeAndVerifier(HttpServletRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        if ("authorization_code".equals(single(request, "grant_type"))) {
            for (String name : new String[] {"code", "code_verifier"}) {
                String value = single(request, name);
                if (value != null) {
                    parameters.put(name, value);
                }
            }
        }
        return parameters;
    }

    private static String[] basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return new String[] {unescaped(parts[0]), unescaped(parts[1])};
            }
        } catch (IllegalArgumentException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT), e);
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    /** Some clients escape the pair as RFC 6749, section 2.3.1 asks, others don't. Cognito's own have nothing to escape. */
    private static String unescaped(String part) {
        return part.contains("%") ? URLDecoder.decode(part, StandardCharsets.UTF_8) : part;
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return values == null ? null : values[0];
    }
}
