package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.clients.ClientCredentials;
import dev.orders.localcloud.cognito.users.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;

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
}
