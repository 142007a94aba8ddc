package dev.orders.web.login;

/** The tokens of one user that an API call carries; both name the same {@code sub}. */
public record Tokens(String accessToken, String identityToken) {
    /** Tokens don't belong into logs. */
    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
