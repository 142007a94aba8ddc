package dev.orders.api.security;

/** The ID token as it came, already verified: the login that the identity pool asks for. Never printed. */
public record IdentityToken(String value) {
    @Override
    public String toString() {
        return "IdentityToken[...]";
    }
}
