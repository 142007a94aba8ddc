package dev.orders.localcloud.cognito.tokens;

import dev.orders.localcloud.cognito.users.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The attributes that scopes open. {@code openid} alone opens all; with {@code email} or {@code profile} beside it, only
 * those of the scopes named.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize
 *     endpoint, scope</a>
 */
final class Attributes {

    private Attributes() {}

    static Map<String, Object> visible(User user, Set<String> scopes) {
        boolean all = !scopes.contains("email") && !scopes.contains("profile") && !scopes.contains("phone");
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (all || scopes.contains("email")) {
            attributes.put("email", user.email());
            attributes.put("email_verified", true);
        }
        if (user.givenName() != null && (all || scopes.contains("profile"))) {
            attributes.put("given_name", user.givenName());
        }
        return attributes;
    }
}
