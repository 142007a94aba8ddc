package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.tokens.UserInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /oauth2/userInfo}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">userInfo endpoint</a>
 */
public final class UserInfoEndpoint {

    private static final String BEARER = "Bearer ";

    private final UserInfo userInfo;

    public UserInfoEndpoint(UserInfo userInfo) {
        this.userInfo = userInfo;
    }

    public ServerResponse answer(ServerRequest request) {
        String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return refuse(HttpStatus.BAD_REQUEST, "invalid_request", "Bad OAuth2 request at UserInfo Endpoint");
        }
        return switch (userInfo.of(header.substring(BEARER.length()).strip())) {
            case UserInfo.Answer.Claims known ->
                ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(known.claims());
            case UserInfo.Answer.Invalid invalid ->
                refuse(HttpStatus.UNAUTHORIZED, "invalid_token", invalid.description());
        };
    }

    private static ServerResponse refuse(HttpStatus status, String error, String description) {
        return ServerResponse.status(status)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "error=\"%s\", error_description=\"%s\"".formatted(error, description))
                .build();
    }
}
