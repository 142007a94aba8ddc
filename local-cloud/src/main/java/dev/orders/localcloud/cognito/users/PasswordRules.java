package dev.orders.localcloud.cognito.users;

import dev.orders.localcloud.definitions.IdentityDefinition.PasswordPolicy;
import java.util.function.IntPredicate;

/**
 * The pool's password policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Password
 *     policies</a>
 */
record PasswordRules(PasswordPolicy policy) {

    private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

    /** @throws IllegalArgumentException naming the rule that the password breaks, never the password */
    void check(String password) {
        require(password.length() >= policy.minimumLength(), policy.minimumLength() + " characters");
        require(!policy.requireLowercase() || has(password, c -> c >= 'a' && c <= 'z'), "a lower-case letter");
        require(!policy.requireUppercase() || has(password, c -> c >= 'A' && c <= 'Z'), "an upper-case letter");
        require(!policy.requireNumbers() || has(password, c -> c >= '0' && c <= '9'), "a digit");
        require(!policy.requireSymbols() || has(password, c -> SYMBOLS.indexOf(c) >= 0), "a symbol");
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.chars().anyMatch(kind);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("the user pool's password policy wants at least " + rule);
        }
    }
}
