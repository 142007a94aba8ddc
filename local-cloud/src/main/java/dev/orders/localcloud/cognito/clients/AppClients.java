package dev.orders.localcloud.cognito.clients;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.IdentityDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pool's app clients by their ids. */
public final class AppClients {

    private static final Set<String> RESERVED_SCOPES =
            Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");

    private final Map<String, AppClient> byId = new LinkedHashMap<>();

    /** @throws DefinitionException when the definition and the credentials do not fit */
    public AppClients(IdentityDefinition identity, Map<String, ClientCredentials> credentials) {
        Set<String> custom = identity.resourceServer().scopes().keySet().stream()
                .map(scope -> identity.resourceServer().identifier() + "/" + scope)
                .collect(Collectors.toSet());
        identity.clients().forEach((key, definition) -> {
            ClientCredentials of = credentials.get(key);
            if (of == null || (of.secret() != null) != definition.generateSecret()) {
                throw new DefinitionException(
                        "identity.yaml",
                        "/clients/" + key,
                        "no fitting client id and secret were given for this client");
            }
            Set<String> scopes = new LinkedHashSet<>(definition.allowedOAuthScopes());
            Set<String> retired = new LinkedHashSet<>(scopes);
            retired.removeIf(scope -> custom.contains(scope) || RESERVED_SCOPES.contains(scope));
            scopes.removeAll(retired);
            byId.put(of.id(), new AppClient(of.id(), of.secret(), scopes, retired, definition));
        });
    }

    public Optional<AppClient> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalArgumentException when there is none */
    public AppClient get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no app client has the id " + id));
    }

    public Collection<AppClient> all() {
        return byId.values();
    }
}
