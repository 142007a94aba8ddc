package dev.orders.web.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The new-order form as it was sent, kept as text so that what was typed can be shown again.
 *
 * @param key the idempotency key made when the form was first shown: sending the form twice orders once
 * @param quantities what was typed for each SKU, blanks left out, in the form's order
 */
record OrderForm(String key, Map<String, String> quantities, String note) {
    static final String QUANTITY = "quantity.";
    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    record Line(String sku, int quantity) {}

    static OrderForm empty() {
        return new OrderForm(UUID.randomUUID().toString(), Map.of(), "");
    }

    static OrderForm of(MultiValueMap<String, String> sent) {
        var quantities = new LinkedHashMap<String, String>();
        sent.forEach((name, values) -> {
            String typed = values.getFirst().strip();
            if (name.startsWith(QUANTITY) && !typed.isEmpty()) {
                quantities.put(name.substring(QUANTITY.length()), typed);
            }
        });
        return new OrderForm(key(sent.getFirst("key")), quantities, note(sent.getFirst("note")));
    }

    public String quantity(String sku) {
        return quantities.getOrDefault(sku, "");
    }

    /** The lines to order; a zero is a product left out. Only for a form without {@link #unreadable} quantities. */
    List<Line> lines() {
        return quantities.entrySet().stream()
                .map(typed -> new Line(typed.getKey(), Integer.parseInt(typed.getValue())))
                .filter(line -> line.quantity() != 0)
                .toList();
    }

    /** The SKUs whose quantity isn't a number; what range is allowed is the API's to say. */
    List<String> unreadable() {
        return quantities.entrySet().stream()
                .filter(typed -> !typed.getValue().matches("-?\\d{1,9}"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String key(@Nullable String sent) {
        return sent != null && sent.matches(UUID_SHAPE)
                ? sent
                : UUID.randomUUID().toString();
    }

    /** Browsers send line breaks as CR LF; the API takes LF alone. */
    private static String note(@Nullable String sent) {
        return sent == null ? "" : sent.replace("\r\n", "\n").strip();
    }
}
