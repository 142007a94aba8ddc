package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.hostedui.ErrorPage;
import dev.orders.localcloud.cognito.oauth2.UserInfoEndpoint;
import dev.orders.localcloud.cognito.tokens.WellKnown;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The user pool's paths that are no pages: its documents, the person's attributes, and what it refuses. */
final class UserPoolRoutes {

    /** Cognito's paths and the method that each takes. */
    private static final Map<String, HttpMethod> METHODS = Map.of(
            "/oauth2/authorize", HttpMethod.GET,
            "/oauth2/token", HttpMethod.POST,
            "/oauth2/revoke", HttpMethod.POST,
            "/oauth2/userInfo", HttpMethod.GET,
            "/logout", HttpMethod.GET);

    private UserPoolRoutes() {}

    static RouterFunction<ServerResponse> routes(
            String userPoolId, WellKnown wellKnown, UserInfoEndpoint userInfo, ErrorPage errors) {
        String pool = "/" + userPoolId;
        RouterFunctions.Builder routes = RouterFunctions.route()
                .GET(
                        pool + "/.well-known/openid-configuration",
                        request -> ServerResponse.ok().body(wellKnown.configuration()))
                .GET(
                        pool + "/.well-known/jwks.json",
                        request -> ServerResponse.ok().body(wellKnown.jwks()))
                .GET("/oauth2/userInfo", userInfo::answer);
        METHODS.forEach((path, method) -> routes.route(
                RequestPredicates.path(path),
                request -> ServerResponse.status(405).allow(method).build()));
        for (String pattern : new String[] {"/oauth2/**", "/saml2/**", pool + "/**"}) {
            routes.route(RequestPredicates.path(pattern), errors::notThere);
        }
        return routes.build();
    }
}
