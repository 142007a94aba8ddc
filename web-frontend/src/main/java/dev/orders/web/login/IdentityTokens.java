package dev.orders.web.login;

import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * What makes an ID token of the user pool acceptable: signature, issuer, audience and time as OpenID Connect wants
 * them, and {@code token_use}, because an access token of Cognito is signed for the same issuer.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying JSON web tokens</a>
 */
final class IdentityTokens {
    private IdentityTokens() {}

    static JwtDecoderFactory<ClientRegistration> decoders() {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwtValidatorFactory(IdentityTokens::validator);
        return factory;
    }

    static OAuth2TokenValidator<Jwt> validator(ClientRegistration registration) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new OidcIdTokenValidator(registration),
                new JwtClaimValidator<String>("token_use", "id"::equals));
    }
}
