package dev.orders.localcloud.cognito;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS would give the user pool when it is created.
 *
 * @param issuer the {@code iss} of every token, without a trailing slash; not derived from any other setting
 * @param hostedUi origin of the Hosted UI's domain
 * @param accountId account in the ARNs of the groups' roles
 * @param clients an id, and for a confidential client a secret, for each client of {@code identity.yaml} by its key
 * @param accounts people who are there from the start
 */
public record CognitoSettings(
        String userPoolId,
        String issuer,
        URI hostedUi,
        String accountId,
        Map<String, ClientCredentials> clients,
        List<Account> accounts) {

    public CognitoSettings {
        clients = Map.copyOf(clients);
        accounts = List.copyOf(accounts);
    }

    /** @param secret of a confidential client, {@code null} for a public one */
    public record ClientCredentials(String id, @Nullable String secret) {
        @Override
        public String toString() {
            return "ClientCredentials[id=" + id + "]";
        }
    }

    /** A confirmed account with a verified e-mail address. */
    public record Account(String email, @Nullable String givenName, Set<String> groups, String password) {
        public Account {
            groups = Set.copyOf(groups);
        }

        @Override
        public String toString() {
            return "Account[email=" + email + ", groups=" + groups + "]";
        }
    }
}
