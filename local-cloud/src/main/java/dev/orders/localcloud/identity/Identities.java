package dev.orders.localcloud.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The identities of the pool: one for each person of a provider, the same at every sign-in. Kept in memory. */
final class Identities {

    /** A person as a provider knows them. */
    record Login(String provider, String subject) {}

    private final String region;
    private final Map<Login, String> idByLogin = new ConcurrentHashMap<>();
    private final Map<String, Login> loginById = new ConcurrentHashMap<>();

    Identities(String region) {
        this.region = region;
    }

    /** The identity that is tied to the login: a new one for a login that was never seen. */
    String idOf(Login login) {
        return idByLogin.computeIfAbsent(login, unseen -> {
            String id = region + ":" + UUID.randomUUID();
            loginById.put(id, unseen);
            return id;
        });
    }

    Optional<Login> find(String identityId) {
        return Optional.ofNullable(loginById.get(identityId));
    }
}
