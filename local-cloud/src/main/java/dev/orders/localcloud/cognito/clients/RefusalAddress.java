package dev.orders.localcloud.cognito.clients;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Refused;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.RefusedOnPage;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.RefusedToClient;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where the browser goes with a refused request. */
public final class RefusalAddress {

    private RefusalAddress() {}

    public static String of(Refused refused) {
        return switch (refused) {
            case RefusedToClient told -> atClient(told);
            case RefusedOnPage shown -> "/error?error=" + shown.error() + parameter("&client_id=", shown.clientId());
        };
    }

    private static String atClient(RefusedToClient told) {
        String separator = told.redirectUri().contains("?") ? "&" : "?";
        return told.redirectUri() + separator + "error=" + told.error() + parameter("&state=", told.state());
    }

    private static String parameter(String start, @Nullable String value) {
        return value == null ? "" : start + UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
