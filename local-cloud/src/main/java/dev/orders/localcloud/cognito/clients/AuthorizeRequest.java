package dev.orders.localcloud.cognito.clients;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of the query of {@code /oauth2/authorize} or {@code /login}. */
public sealed interface AuthorizeRequest {

    /**
     * A request that a person may now sign in for.
     *
     * @param scopes those asked for, or all of the client's when none were
     * @param carried {@code code_challenge}, {@code code_challenge_method} and {@code nonce}, where they were sent
     */
    record Accepted(
            AppClient client,
            String redirectUri,
            @Nullable String state,
            Set<String> scopes,
            Map<String, String> carried)
            implements AuthorizeRequest {}

    /** A request that ends at another address. */
    sealed interface Refused extends AuthorizeRequest {
        String error();
    }

    /** Client and redirect URI are known, so the client is told. */
    record RefusedToClient(
            String error, String redirectUri, @Nullable String state) implements Refused {}

    /** Nobody but the browser's user may be told: where to redirect to is not known to be the client's. */
    record RefusedOnPage(String error, @Nullable String clientId) implements Refused {}
}
