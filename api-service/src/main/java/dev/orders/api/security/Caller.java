package dev.orders.api.security;

import dev.orders.domain.order.UserId;

/** Who is asking, with what it takes to act for them. */
public record Caller(Session session, IdentityToken identityToken) {
    public UserId userId() {
        return session.userId();
    }
}
