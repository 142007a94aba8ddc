package dev.orders.web.orders;

import dev.orders.web.api.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a sent form, where it can be shown.
 *
 * @param form sentences about the whole form
 * @param fields a sentence by field name ({@code note}, {@code quantity.SKU})
 */
record FormErrors(List<String> form, Map<String, String> fields) {
    private static final Pattern LINE = Pattern.compile("#?/lines/(\\d{1,4})(?:/(\\w+))?");
    private static final Pattern NOTE = Pattern.compile("#?/note");

    static final FormErrors NONE = new FormErrors(List.of(), Map.of());

    static FormErrors ofForm(String sentence) {
        return new FormErrors(List.of(sentence), Map.of());
    }

    static FormErrors ofFields(List<String> fields, String sentence) {
        var errors = new LinkedHashMap<String, String>();
        fields.forEach(field -> errors.put(field, sentence));
        return new FormErrors(List.of(), errors);
    }

    /** The API's problem: its pointers name lines by number, the form names them by SKU. */
    static FormErrors of(Problem problem, OrderForm sent, String otherwise) {
        var form = new ArrayList<String>();
        var fields = new LinkedHashMap<String, String>();
        for (Problem.FieldError error : problem.errors()) {
            Place place = place(error.pointer(), sent.lines());
            if (place == null) {
                form.add(sentence("This order", error.detail()));
            } else {
                fields.merge(place.field(), sentence(place.label(), error.detail()), (a, b) -> a + " " + b);
            }
        }
        if (form.isEmpty() && fields.isEmpty()) {
            form.add(otherwise);
        }
        return new FormErrors(form, fields);
    }

    public boolean any() {
        return !form.isEmpty() || !fields.isEmpty();
    }

    public @Nullable String at(String field) {
        return fields.get(field);
    }

    private record Place(String field, String label) {}

    private static @Nullable Place place(@Nullable String pointer, List<OrderForm.Line> lines) {
        if (pointer == null) {
            return null;
        }
        var line = LINE.matcher(pointer);
        if (line.matches() && Integer.parseInt(line.group(1)) < lines.size()) {
            String sku = lines.get(Integer.parseInt(line.group(1))).sku();
            return new Place(
                    OrderForm.QUANTITY + sku, "quantity".equals(line.group(2)) ? "The quantity" : "This product");
        }
        return NOTE.matcher(pointer).matches() ? new Place("note", "The note") : null;
    }

    /** The API says "must be 1 to 999" and leaves it to the reader what must. */
    private static String sentence(String subject, String detail) {
        String whole = !detail.isEmpty() && Character.isLowerCase(detail.charAt(0)) ? subject + " " + detail : detail;
        return whole.isEmpty() || whole.endsWith(".") ? whole : whole + ".";
    }
}
