package dev.orders.localcloud.cognito.users;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps people as long as the state is kept: their {@code sub}, which their rows belong to, stays the same. */
public final class KeptUserStore implements UserStore {

    private final StateStore state;
    private final StateMap<Row> rows;
    private final Map<String, User> bySub = new ConcurrentHashMap<>();
    private final Map<String, String> subByEmail = new ConcurrentHashMap<>();

    /** A person on disk. */
    record Row(String email, @Nullable String givenName, Set<String> groups, String passwordHash) {}

    public KeptUserStore(StateStore state) {
        this.state = state;
        this.rows = state.map("cognito.users", Row.class);
        rows.startingWith("").forEach(row -> index(user(row.key(), row.value())));
    }

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
        // In memory nothing is written, so that no start waits for a hash; a folder waits for it once.
        if (state.folder() != null) {
            rows.put(
                    user.sub(),
                    new Row(
                            user.email(),
                            user.givenName(),
                            user.groups(),
                            user.passwordHash().get()));
            state.flush();
        }
        index(user);
    }

    private void index(User user) {
        User before = bySub.put(user.sub(), user);
        if (before != null && !before.email().equals(user.email())) {
            subByEmail.remove(before.email());
        }
        subByEmail.put(user.email(), user.sub());
    }

    private static User user(String sub, Row row) {
        return new User(sub, row.email(), row.givenName(), row.groups(), row::passwordHash);
    }
}
