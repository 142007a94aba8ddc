package dev.orders.localcloud.identity;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The identities of the pool: one for each person of a provider, the same at every sign-in for as long as the state is kept. */
final class Identities {

    /** A person as a provider knows them. */
    record Login(String provider, String subject) {}

    private final String region;
    private final StateStore state;
    private final StateMap<Login> kept;
    private final Map<Login, String> idByLogin = new ConcurrentHashMap<>();

    Identities(String region, StateStore state) {
        this.region = region;
        this.state = state;
        this.kept = state.map("identity.identities", Login.class);
        kept.startingWith("").forEach(entry -> idByLogin.put(entry.value(), entry.key()));
    }

    /** The identity that is tied to the login: a new one for a login that was never seen. */
    String idOf(Login login) {
        String known = idByLogin.get(login);
        if (known != null) {
            return known;
        }
        String id = idByLogin.computeIfAbsent(login, unseen -> {
            String made = region + ":" + UUID.randomUUID();
            kept.put(made, unseen);
            return made;
        });
        state.flush();
        return id;
    }

    Optional<Login> find(String identityId) {
        return Optional.ofNullable(kept.get(identityId));
    }
}
