package dev.orders.localcloud.cognito.hostedui;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /error?error=…}: where a request ends that may not go back to its client. */
public final class ErrorPage {

    private static final Map<String, String> MESSAGES = Map.of(
            "redirect_mismatch", "The redirect_uri is not one of the app client's callback URLs.",
            "invalid_client", "There is no app client with this client_id.",
            "invalid_request", "A parameter is missing or malformed. The request needs a client_id and a redirect_uri.",
            "server_error", "The request could not be answered.");

    private static final String TITLE = "Something is wrong with this request";

    private final Pages pages;

    public ErrorPage(Pages pages) {
        this.pages = pages;
    }

    ServerResponse show(ServerRequest request) {
        String asked = request.param("error").orElse("invalid_request");
        String error = MESSAGES.containsKey(asked) ? asked : "server_error";
        String message = MESSAGES.getOrDefault(error, "");
        return pages.error(HttpStatus.BAD_REQUEST.value(), TITLE, message, error);
    }

    public ServerResponse notThere(ServerRequest request) {
        return pages.error(
                HttpStatus.NOT_FOUND.value(),
                "This page does not exist",
                "The user pool offers nothing at this address.");
    }

    ServerResponse noSignUp(ServerRequest request) {
        return pages.error(
                HttpStatus.NOT_FOUND.value(),
                "This page does not exist",
                "Only an administrator adds people to this user pool and sets their passwords.");
    }
}
