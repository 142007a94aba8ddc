package dev.orders.api.orders;

import dev.orders.domain.ordering.Orders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page begins, opaque to callers. It names a place among orders and no user: whose orders are listed is the token's business, so
 * a made-up cursor only ever moves through its maker's own.
 */
final class Cursor {
    private static final int MAX_LENGTH = 400;
    private static final String MEMBER = "before";

    private final JsonMapper json;

    Cursor(JsonMapper json) {
        this.json = json;
    }

    String write(Orders.Position before) {
        var document = json.createObjectNode().put(MEMBER, before.value()).toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is no cursor. */
    Optional<Orders.Position> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode document = json.readTree(Base64.getUrlDecoder().decode(text));
            var before = document.path(MEMBER);
            return document.size() == 1 && before.isString() && Orders.Position.isValid(before.stringValue())
                    ? Optional.of(new Orders.Position(before.stringValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
