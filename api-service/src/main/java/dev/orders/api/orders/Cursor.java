package dev.orders.api.orders;

import dev.orders.domain.order.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page begins, opaque to callers. It names an order and no user: whose orders are listed is the token's business, so
 * a made-up cursor only ever moves through its maker's own.
 */
final class Cursor {
    private static final int MAX_LENGTH = 200;
    private static final String MEMBER = "before";

    private final JsonMapper json;

    Cursor(JsonMapper json) {
        this.json = json;
    }

    String write(OrderId before) {
        var document = json.createObjectNode().put(MEMBER, before.value()).toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is no cursor. */
    Optional<OrderId> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode document = json.readTree(Base64.getUrlDecoder().decode(text));
            var before = document.path(MEMBER);
            return document.size() == 1 && before.isString() ? OrderId.parse(before.stringValue()) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
