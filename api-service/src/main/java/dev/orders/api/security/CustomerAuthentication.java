package dev.orders.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A verified customer in Spring Security's terms. What a customer may do is in the scopes, not in authorities. */
final class CustomerAuthentication extends AbstractAuthenticationToken {
    private final transient Customer customer;

    CustomerAuthentication(Customer customer) {
        super(List.of());
        this.customer = customer;
        setAuthenticated(true);
    }

    @Override
    public Customer getPrincipal() {
        return customer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return customer.userId().value();
    }
}
