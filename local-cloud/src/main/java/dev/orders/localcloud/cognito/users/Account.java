package dev.orders.localcloud.cognito.users;

import java.util.Set;
import org.jspecify.annotations.Nullable;

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
