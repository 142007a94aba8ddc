package dev.orders.localcloud.cognito.users;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps people for as long as the process runs. */
public final class InMemoryUserStore implements UserStore {

    private final Map<String, User> bySub = new ConcurrentHashMap<>();
    private final Map<String, String> subByEmail = new ConcurrentHashMap<>();

    @Override
    public Optional<User> findBySub(String sub) {
        return Optional.ofNullable(bySub.get(sub));
    }

    @Override
    public Optional<User> findByEmail(String email) {
        return Optional.ofNullable(subByEmail.get(email)).flatMap(this::findBySub);
    }

    @Override
    public Collection<User> all() {
        return List.copyOf(bySub.values());
    }

    @Override
    public void save(User user) {
        User before = bySub.put(user.sub(), user);
        if (before != null && !before.email().equals(user.email())) {
            subByEmail.remove(before.email());
        }
        subByEmail.put(user.email(), user.sub());
    }
}
