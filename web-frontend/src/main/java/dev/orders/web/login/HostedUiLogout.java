package dev.orders.web.login;

import dev.orders.web.settings.FrontendSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends the Hosted UI's session too, after the local one. Cognito has no RP-initiated logout: its endpoint wants
 * {@code client_id} and a registered {@code logout_uri}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">The logout endpoint</a>
 */
final class HostedUiLogout implements LogoutSuccessHandler {
    private final String location;
    private final Cookies cookies;

    HostedUiLogout(FrontendSettings settings, Cookies cookies) {
        location = UriComponentsBuilder.fromUriString(settings.hostedUiUrl() + "/logout")
                .queryParam("client_id", "{clientId}")
                .queryParam("logout_uri", "{logoutUri}")
                .encode()
                .buildAndExpand(settings.webClientId(), settings.webUrl() + "/")
                .toUriString();
        this.cookies = cookies;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        cookies.leave(Notice.SIGNED_OUT, response);
        response.sendRedirect(location);
    }
}
