package dev.orders.api.security;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What header values may hold: what {@link StrictHttpFirewall} allows, and what a bearer token is. Read character by character:
 * two tokens are kilobytes, and the regular expressions for the same were half of the CPU time of a small request.
 */
final class HeaderValues {
    private static final String BEARER = "Bearer ";

    private HeaderValues() {}

    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(HeaderValues::isText);
        return firewall;
    }

    /** No control characters but the tab, and nothing that Unicode has not assigned. */
    private static boolean isText(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (!isOfText(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfText(char c) {
        return (c >= ' ' && c <= '~') || c == '\t' || (!Character.isISOControl(c) && Character.isDefined(c));
    }

    /**
     * The token of an {@code Authorization} header as
     * <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750</a> spells it.
     *
     * @throws InvalidTokenException when it is of another scheme or is not one token
     */
    static String bearerToken(String authorization) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var token = authorization.substring(BEARER.length()).stripLeading();
            if (isToken(token)) {
                return token;
            }
        }
        throw new InvalidTokenException("The Authorization header has no bearer token.");
    }

    private static boolean isToken(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isOfToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._~+/=-".indexOf(c) >= 0;
    }
}
