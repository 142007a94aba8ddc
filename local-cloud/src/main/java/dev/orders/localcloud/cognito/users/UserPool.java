package dev.orders.localcloud.cognito.users;

import dev.orders.localcloud.cognito.users.SignIn.Locked;
import dev.orders.localcloud.cognito.users.SignIn.Refused;
import dev.orders.localcloud.cognito.users.SignIn.SignedIn;
import dev.orders.localcloud.definitions.IdentityDefinition;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/** The people of the pool. */
public final class UserPool {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PASSWORD = 256;

    private final UserStore store;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final PasswordRules passwords;
    private final Supplier<String> nobodysHash;

    public UserPool(
            UserStore store,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            IdentityDefinition.PasswordPolicy passwordPolicy) {
        this.store = store;
        this.encoder = encoder;
        this.attempts = attempts;
        this.passwords = new PasswordRules(passwordPolicy);
        this.nobodysHash = SingletonSupplier.of(() -> encoder.encode("nobody's password"));
    }

    /**
     * Adds the account unless somebody has its address already.
     *
     * @throws IllegalArgumentException when the password breaks the pool's policy
     */
    public void add(Account account) {
        String email = normalized(account.email());
        passwords.check(account.password());
        if (store.findByEmail(email).isEmpty()) {
            store.save(new User(
                    UUID.randomUUID().toString(),
                    email,
                    account.givenName(),
                    account.groups(),
                    SingletonSupplier.of(() -> encoder.encode(account.password()))));
        }
    }

    public Optional<User> find(String sub) {
        return store.findBySub(sub);
    }

    /** @param name a {@code sub}, or the e-mail address, which is an alias of it */
    public Optional<User> named(String name) {
        return store.findBySub(name).or(() -> store.findByEmail(normalized(name)));
    }

    /** Takes as long for an unknown name as for a wrong password. */
    public SignIn signIn(String name, String password) {
        String email = normalized(name);
        if (attempts.isLocked(email)) {
            return new Locked();
        }
        Optional<User> user = store.findByEmail(email);
        String hash = user.map(User::passwordHash).orElse(nobodysHash).get();
        boolean matches = password.length() <= LONGEST_PASSWORD && encoder.matches(password, hash);
        if (user.isPresent() && matches) {
            attempts.succeeded(email);
            return new SignedIn(user.get());
        }
        if (email.length() <= LONGEST_NAME) {
            attempts.failed(email);
        }
        return new Refused();
    }

    /** Hashes what was not hashed yet. */
    public void hashPasswords() {
        nobodysHash.get();
        store.all().forEach(user -> user.passwordHash().get());
    }

    private static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
