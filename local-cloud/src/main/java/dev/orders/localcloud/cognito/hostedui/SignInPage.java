package dev.orders.localcloud.cognito.hostedui;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Accepted;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Refused;
import dev.orders.localcloud.cognito.clients.AuthorizeRequests;
import dev.orders.localcloud.cognito.clients.RefusalAddress;
import dev.orders.localcloud.cognito.users.SignIn;
import dev.orders.localcloud.cognito.users.UserPool;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /login}: takes the parameters of the authorize endpoint, and goes back to it once the person is signed in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html">Login endpoint</a>
 */
public final class SignInPage {

    private static final String REFUSED = "Incorrect username or password.";
    private static final String LOCKED = "Password attempts exceeded. Please wait a while and try again.";

    private final AuthorizeRequests requests;
    private final UserPool users;
    private final HostedUiSessions sessions;
    private final Pages pages;
    private final FirstVisit firstVisit;

    public SignInPage(
            AuthorizeRequests requests, UserPool users, HostedUiSessions sessions, Pages pages, FirstVisit firstVisit) {
        this.firstVisit = firstVisit;
        this.requests = requests;
        this.users = users;
        this.sessions = sessions;
        this.pages = pages;
    }

    ServerResponse show(ServerRequest request) {
        firstVisit.happens();
        return switch (requests.check(request.params())) {
            case Accepted accepted -> form(request, accepted, "", "");
            case Refused refused -> redirect(RefusalAddress.of(refused)).build();
        };
    }

    ServerResponse signIn(ServerRequest request) {
        return switch (requests.check(request.params())) {
            case Accepted accepted -> signIn(request, accepted);
            case Refused refused -> redirect(RefusalAddress.of(refused)).build();
        };
    }

    private ServerResponse signIn(ServerRequest request, Accepted accepted) {
        String name = request.param("username").orElse("");
        String password = request.param("password").orElse("");
        return switch (users.signIn(name, password)) {
            case SignIn.SignedIn signedIn ->
                redirect("/oauth2/authorize?" + query(request))
                        .header(
                                HttpHeaders.SET_COOKIE,
                                sessions.start(signedIn.user().sub()).toString())
                        .build();
            case SignIn.Refused refused -> form(request, accepted, name, REFUSED);
            case SignIn.Locked locked -> form(request, accepted, name, LOCKED);
        };
    }

    private ServerResponse form(ServerRequest request, Accepted accepted, String name, String error) {
        Map<String, Object> model = new HashMap<>();
        model.put("action", "/login?" + query(request));
        model.put("username", name);
        model.put("error", error);
        if (request.servletRequest().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            model.put("csrf", token.getToken());
        }
        return pages.show(
                ServerResponse.ok()
                        .header(
                                "Content-Security-Policy",
                                ContentSecurity.policy("'self' " + origin(accepted.redirectUri()))),
                "login",
                model);
    }

    /** Chromium applies {@code form-action} to every redirect after the post, up to the client's callback. */
    private static String origin(String redirectUri) {
        UriComponents uri = UriComponentsBuilder.fromUriString(redirectUri).build();
        if (uri.getHost() == null) {
            return uri.getScheme() + ":";
        }
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }

    private static String query(ServerRequest request) {
        String query = request.servletRequest().getQueryString();
        return query == null ? "" : query;
    }

    private static ServerResponse.BodyBuilder redirect(String address) {
        return ServerResponse.status(HttpStatus.FOUND).location(URI.create(address));
    }
}
