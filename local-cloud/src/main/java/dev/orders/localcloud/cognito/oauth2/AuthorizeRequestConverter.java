package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Accepted;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Refused;
import dev.orders.localcloud.cognito.clients.AuthorizeRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Reads a request of the authorize endpoint by Cognito's rules. */
final class AuthorizeRequestConverter implements AuthenticationConverter {

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_NOBODY"));

    private final AuthorizeRequests requests;

    AuthorizeRequestConverter(AuthorizeRequests requests) {
        this.requests = requests;
    }

    /** @throws AuthorizeRefusedException when Cognito would not take the request */
    @Override
    public Authentication convert(HttpServletRequest request) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        return switch (requests.check(query)) {
            case Accepted accepted -> token(request, accepted);
            case Refused refused -> throw new AuthorizeRefusedException(refused);
        };
    }

    private static Authentication token(HttpServletRequest request, Accepted accepted) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getRequestURL().toString(),
                accepted.client().id(),
                person == null ? NOBODY : person,
                accepted.redirectUri(),
                accepted.state(),
                accepted.scopes(),
                new HashMap<>(accepted.carried()));
    }
}
