package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.tokens.Authorizations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Proof Key for Code Exchange with S256.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4.6">RFC 7636, section 4.6</a>
 */
final class ProofKey {

    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");

    private final Authorizations authorizations;

    ProofKey(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    /** @param parameters {@code code} and {@code code_verifier} of the token request, where they were sent */
    void check(Map<String, Object> parameters) {
        if (!(parameters.get("code") instanceof String code)) {
            return;
        }
        OAuth2Authorization authorization = authorizations.findByToken(code, CODE);
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        Object challenge = request.getAdditionalParameters().get("code_challenge");
        Object verifier = parameters.get("code_verifier");
        boolean proven = challenge instanceof String asked
                ? verifier instanceof String given && isAnswer(asked, given)
                // A verifier without a challenge: the challenge was stripped on its way (RFC 9700, section 4.8.2).
                : verifier == null;
        if (!proven) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private static boolean isAnswer(String challenge, String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
            byte[] answer = Base64.getUrlEncoder().withoutPadding().encode(hash);
            return MessageDigest.isEqual(answer, challenge.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
