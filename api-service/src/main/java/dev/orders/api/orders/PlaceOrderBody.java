package dev.orders.api.orders;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.problems.Violation;
import dev.orders.domain.order.Note;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.Quantity;
import dev.orders.domain.ordering.PlaceOrder;
import dev.orders.domain.product.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * Turns {@code {"lines":[{"sku","quantity"}],"note"?}} into a command, or into a list of all that is wrong with it, each with the
 * pointer to its place. Unknown members are refused: a misspelt one would silently order something else.
 */
final class PlaceOrderBody {
    private final List<Violation> violations = new ArrayList<>();

    private PlaceOrderBody() {}

    static PlaceOrder.Command command(JsonNode body) {
        var reader = new PlaceOrderBody();
        var items = reader.object(body, "", Set.of("lines", "note"))
                ? reader.items(body.path("lines"))
                : List.<PlaceOrder.Item>of();
        var note = reader.note(body.path("note"));
        if (!reader.violations.isEmpty()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "invalid-body",
                    "Invalid body",
                    "The body is not a valid order: see errors.",
                    reader.violations));
        }
        return new PlaceOrder.Command(items, note);
    }

    private List<PlaceOrder.Item> items(JsonNode lines) {
        if (!lines.isArray() || !Order.isLineCount(lines.size())) {
            refuse("/lines", "must be an array of 1 to " + Order.MAX_LINES + " lines");
            return List.of();
        }
        var items = new ArrayList<PlaceOrder.Item>();
        for (var index = 0; index < lines.size(); index++) {
            var pointer = "/lines/" + index;
            var line = lines.get(index);
            if (object(line, pointer, Set.of("sku", "quantity"))) {
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
        refuse(pointer, "must be a SKU of the catalogue");
        return null;
    }

    private @Nullable Quantity quantity(JsonNode quantity, String pointer) {
        if (quantity.isIntegralNumber() && quantity.canConvertToInt() && Quantity.isValid(quantity.intValue())) {
            return new Quantity(quantity.intValue());
        }
        refuse(pointer, "must be a whole number from " + Quantity.MIN + " to " + Quantity.MAX);
        return null;
    }

    /** Browsers send a text area's line ends as CR LF; stored is LF. A note that says nothing is none. */
    private @Nullable Note note(JsonNode note) {
        if (note.isMissingNode() || note.isNull()) {
            return null;
        }
        if (!note.isString()) {
            refuse("/note", "must be a string");
            return null;
        }
        var text = note.stringValue().replace("\r\n", "\n");
        if (text.isBlank()) {
            return null;
        }
        var violation = Note.violation(text);
        violation.ifPresent(detail -> refuse("/note", detail));
        return violation.isPresent() ? null : new Note(text);
    }

    private boolean object(JsonNode node, String pointer, Set<String> members) {
        if (!node.isObject()) {
            refuse(pointer, "must be an object");
            return false;
        }
        node.propertyNames().stream()
                .filter(name -> !members.contains(name))
                .forEach(name -> refuse(pointer + "/" + escaped(name), "is not a member of this object"));
        return true;
    }

    private void refuse(String pointer, String detail) {
        violations.add(Violation.ofBody(pointer, detail));
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
