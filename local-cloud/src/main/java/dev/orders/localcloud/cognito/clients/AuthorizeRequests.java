package dev.orders.localcloud.cognito.clients;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Accepted;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.RefusedOnPage;
import dev.orders.localcloud.cognito.clients.AuthorizeRequest.RefusedToClient;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The rules for what a client may ask of the authorize endpoint. PKCE is S256 or nothing, and Cognito demands it of no
 * client, not even of a public one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize
 *     endpoint</a>
 */
public final class AuthorizeRequests {

    private static final List<String> SINGLE = List.of(
            "response_type", "state", "scope", "nonce", "code_challenge", "code_challenge_method", "identity_provider");
    private static final Set<String> NEED_OPENID = Set.of("email", "phone", "profile");
    private static final Pattern CODE_CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final AppClients clients;

    public AuthorizeRequests(AppClients clients) {
        this.clients = clients;
    }

    public AuthorizeRequest check(MultiValueMap<String, String> query) {
        String clientId = query.getFirst("client_id");
        Optional<AppClient> client = clients.find(clientId);
        if (clientId == null || isRepeated(query, "client_id") || isRepeated(query, "redirect_uri")) {
            return new RefusedOnPage("invalid_request", clientId);
        }
        if (client.isEmpty()) {
            return new RefusedOnPage("invalid_client", clientId);
        }
        String redirectUri = query.getFirst("redirect_uri");
        if (redirectUri == null) {
            return new RefusedOnPage("invalid_request", clientId);
        }
        if (!client.get().callbackUrls().contains(redirectUri)) {
            return new RefusedOnPage("redirect_mismatch", clientId);
        }
        String state = query.getFirst("state");
        String error = error(query);
        if (error != null) {
            return new RefusedToClient(error, redirectUri, state);
        }
        Optional<Set<String>> scopes = scopes(client.get(), query.getFirst("scope"));
        return scopes.<AuthorizeRequest>map(
                        granted -> new Accepted(client.get(), redirectUri, state, granted, carried(query)))
                .orElseGet(() -> new RefusedToClient("invalid_scope", redirectUri, state));
    }

    private static @Nullable String error(MultiValueMap<String, String> query) {
        String responseType = query.getFirst("response_type");
        boolean malformed = SINGLE.stream().anyMatch(name -> isRepeated(query, name))
                || !("code".equals(responseType) || "token".equals(responseType))
                || isJson(query.getFirst("state"))
                || isProofKeyMalformed(query.getFirst("code_challenge"), query.getFirst("code_challenge_method"))
                || !"COGNITO".equals(query.toSingleValueMap().getOrDefault("identity_provider", "COGNITO"));
        if (malformed) {
            return "invalid_request";
        }
        // The definitions know the code flow only.
        return "token".equals(responseType) ? "unauthorized_client" : null;
    }

    private static boolean isRepeated(MultiValueMap<String, String> query, String name) {
        return query.getOrDefault(name, List.of()).size() > 1;
    }

    /** Cognito does not take a JSON object as the state. */
    private static boolean isJson(@Nullable String state) {
        return state != null && state.strip().startsWith("{") && state.strip().endsWith("}");
    }

    private static boolean isProofKeyMalformed(@Nullable String challenge, @Nullable String method) {
        if (challenge == null && method == null) {
            return false;
        }
        return challenge == null
                || !"S256".equals(method)
                || !CODE_CHALLENGE.matcher(challenge).matches();
    }

    private static Optional<Set<String>> scopes(AppClient client, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return Optional.of(client.scopes());
        }
        Set<String> scopes = new LinkedHashSet<>(List.of(asked.strip().split(" +")));
        scopes.removeAll(client.retiredScopes());
        boolean openIdMissing = !scopes.contains("openid") && scopes.stream().anyMatch(NEED_OPENID::contains);
        return openIdMissing || !client.scopes().containsAll(scopes) ? Optional.empty() : Optional.of(scopes);
    }

    private static Map<String, String> carried(MultiValueMap<String, String> query) {
        Map<String, String> carried = new LinkedHashMap<>();
        for (String name : List.of("code_challenge", "code_challenge_method", "nonce")) {
            String value = query.getFirst(name);
            if (value != null) {
                carried.put(name, value);
            }
        }
        return carried;
    }
}
