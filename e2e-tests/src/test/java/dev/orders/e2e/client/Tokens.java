package dev.orders.e2e.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the token endpoint answered. */
public record Tokens(String idToken, String accessToken, String refreshToken) {

    public String subject() {
        return claims(idToken).get("sub").asString();
    }

    public static JsonNode claims(String token) {
        return part(token, 1);
    }

    /** Header (0) or claims (1) of a JWT, unverified. */
    public static JsonNode part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }

    /** Says whose tokens they are and keeps them. */
    @Override
    public String toString() {
        return "Tokens of " + subject();
    }
}
