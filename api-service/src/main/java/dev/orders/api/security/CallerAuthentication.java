package dev.orders.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A verified caller in Spring Security's terms. What a client may ask for is in the scopes, not in authorities. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.userId().value();
    }
}
