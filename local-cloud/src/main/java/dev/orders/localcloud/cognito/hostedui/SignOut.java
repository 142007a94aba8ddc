package dev.orders.localcloud.cognito.hostedui;

import dev.orders.localcloud.cognito.clients.AppClient;
import dev.orders.localcloud.cognito.clients.AppClients;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /logout}: ends the session, then goes to one of the client's sign-out URLs or back to the sign-in page. Tokens
 * stay good. Cognito has no RP-initiated logout of OpenID Connect, so its parameters are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">Logout endpoint</a>
 */
public final class SignOut {

    private static final String TITLE = "You were not signed out";

    private final AppClients clients;
    private final HostedUiSessions sessions;
    private final Pages pages;

    public SignOut(AppClients clients, HostedUiSessions sessions, Pages pages) {
        this.clients = clients;
        this.sessions = sessions;
        this.pages = pages;
    }

    ServerResponse signOut(ServerRequest request) {
        if (request.param("post_logout_redirect_uri").isPresent()
                || request.param("id_token_hint").isPresent()) {
            return refuse("Cognito has no RP-initiated logout: send client_id and logout_uri.");
        }
        Optional<AppClient> client = clients.find(request.param("client_id").orElse(null));
        if (client.isEmpty()) {
            return refuse("The parameter client_id is missing or names no app client.");
        }
        Optional<String> logoutUri = request.param("logout_uri");
        if (logoutUri.isPresent()) {
            return client.get().logoutUrls().contains(logoutUri.get())
                    ? end(request, logoutUri.get())
                    : refuse("The logout_uri is not one of the app client's sign-out URLs.");
        }
        if (request.param("redirect_uri").isPresent()
                && request.param("response_type").isPresent()) {
            // The sign-in page checks them, as it does for everybody who comes to it.
            return end(request, "/login?" + request.servletRequest().getQueryString());
        }
        return refuse("The request needs a logout_uri, or a redirect_uri and a response_type.");
    }

    private ServerResponse end(ServerRequest request, String address) {
        return ServerResponse.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .header(
                        HttpHeaders.SET_COOKIE,
                        sessions.end(request.servletRequest()).toString())
                .build();
    }

    private ServerResponse refuse(String why) {
        return pages.error(HttpStatus.BAD_REQUEST.value(), TITLE, why);
    }
}
