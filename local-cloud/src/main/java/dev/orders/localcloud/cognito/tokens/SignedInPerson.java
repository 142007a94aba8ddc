package dev.orders.localcloud.cognito.tokens;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody with a session of the Hosted UI; its name is the {@code sub}. */
public final class SignedInPerson extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final String sub;
    private final Instant signedInAt;

    public SignedInPerson(String sub, Instant signedInAt) {
        super(List.of());
        this.sub = sub;
        this.signedInAt = signedInAt;
        setAuthenticated(true);
    }

    @Override
    public String getPrincipal() {
        return sub;
    }

    /** The password is not kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    /** When the password was given: {@code auth_time}. */
    public Instant signedInAt() {
        return signedInAt;
    }
}
