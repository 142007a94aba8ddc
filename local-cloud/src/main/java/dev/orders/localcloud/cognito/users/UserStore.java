package dev.orders.localcloud.cognito.users;

import java.util.Collection;
import java.util.Optional;

/** Where people are kept. */
public interface UserStore {

    Optional<User> findBySub(String sub);

    /** @param email in lower case */
    Optional<User> findByEmail(String email);

    Collection<User> all();

    /** Adds the person, or replaces the one with the same {@code sub}. */
    void save(User user);
}
