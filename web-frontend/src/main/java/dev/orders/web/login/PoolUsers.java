package dev.orders.web.login;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Turns a verified ID token into the signed-in user; the user-info endpoint would add nothing. A group decides which
 * pages are offered; what its members may do is decided by the API and by IAM.
 */
final class PoolUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String CUSTOMERS = "GROUP_customers";
    static final String APPROVERS = "GROUP_approvers";
    static final String OPERATORS = "GROUP_operators";

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        List<String> groups = request.getIdToken().getClaimAsStringList("cognito:groups");
        Stream<GrantedAuthority> memberships = groups == null
                ? Stream.empty()
                : groups.stream().map(group -> new SimpleGrantedAuthority("GROUP_" + group));
        var authorities = Stream.concat(Stream.of(new OidcUserAuthority(request.getIdToken())), memberships)
                .toList();
        return new DefaultOidcUser(authorities, request.getIdToken());
    }
}
