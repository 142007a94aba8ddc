package dev.orders.api.orders;

import dev.orders.api.input.BodyErrors;
import dev.orders.domain.order.Note;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.Quantity;
import dev.orders.domain.ordering.PlaceOrder;
import dev.orders.domain.product.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns {@code {"lines":[{"sku","quantity"}],"note"?}} into a command, or into a list of all that is wrong with it, each with the
 * pointer to its place.
 */
final class PlaceOrderBody {
    private final BodyErrors errors = new BodyErrors();

    private PlaceOrderBody() {}

    static PlaceOrder.Command command(JsonNode body) {
        var reader = new PlaceOrderBody();
        var items = reader.errors.isObject(body, "", Set.of("lines", "note"))
                ? reader.items(body.path("lines"))
                : List.<PlaceOrder.Item>of();
        var note = reader.note(body.path("note"));
        reader.errors.throwIfAny("a valid order");
        return new PlaceOrder.Command(items, note);
    }

    private List<PlaceOrder.Item> items(JsonNode lines) {
        if (!lines.isArray() || !Order.isLineCount(lines.size())) {
            errors.refuse("/lines", "must be an array of 1 to " + Order.MAX_LINES + " lines");
            return List.of();
        }
        var items = new ArrayList<PlaceOrder.Item>();
        for (var index = 0; index < lines.size(); index++) {
            var pointer = "/lines/" + index;
            var line = lines.get(index);
            if (errors.isObject(line, pointer, Set.of("sku", "quantity"))) {
                var sku = sku(line.path("sku"), pointer + "/sku");
                var quantity = quantity(line.path("quantity"), pointer + "/quantity");
                if (sku != null && quantity != null) {
                    items.add(new PlaceOrder.Item(sku, quantity));
                }
            }
        }
        return items;
    }

    private @Nullable Sku sku(JsonNode sku, String pointer) {
        if (sku.isString() && Sku.isValid(sku.stringValue())) {
            return new Sku(sku.stringValue());
        }
        errors.refuse(pointer, "must be a SKU of the catalogue");
        return null;
    }

    private @Nullable Quantity quantity(JsonNode quantity, String pointer) {
        if (quantity.isIntegralNumber() && quantity.canConvertToInt() && Quantity.isValid(quantity.intValue())) {
            return new Quantity(quantity.intValue());
        }
        errors.refuse(pointer, "must be a whole number from " + Quantity.MIN + " to " + Quantity.MAX);
        return null;
    }

    /** Browsers send a text area's line ends as CR LF; stored is LF. A note that says nothing is none. */
    private @Nullable Note note(JsonNode note) {
        if (note.isMissingNode() || note.isNull()) {
            return null;
        }
        if (!note.isString()) {
            errors.refuse("/note", "must be a string");
            return null;
        }
        var text = note.stringValue().replace("\r\n", "\n");
        if (text.isBlank()) {
            return null;
        }
        var violation = Note.violation(text);
        violation.ifPresent(detail -> errors.refuse("/note", detail));
        return violation.isPresent() ? null : new Note(text);
    }
}
