package dev.orders.localcloud.cognito.users;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed person. Their user name is their {@code sub}, as in a pool whose people sign in with an e-mail address.
 *
 * @param email verified, in lower case
 * @param passwordHash hashed when first asked for, so that a start does not wait for it
 */
public record User(
        String sub, String email, @Nullable String givenName, Set<String> groups, Supplier<String> passwordHash) {
    public User {
        groups = Set.copyOf(groups);
    }
}
