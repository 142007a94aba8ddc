package dev.orders.web.orders;

import dev.orders.web.api.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private static final Pattern LINES = Pattern.compile("#?/lines");

    static final FormErrors NONE = new FormErrors(List.of(), Map.of());

    static FormErrors ofForm(String sentence) {
        return new FormErrors(List.of(sentence), Map.of());
    }

    static FormErrors ofFields(List<String> fields, String sentence) {
        var errors = new LinkedHashMap<String, String>();
        fields.forEach(field -> errors.put(field, sentence));
        return new FormErrors(List.of(), errors);
    }

    /**
     * The API's problem: its pointers name lines by number, the form names them by SKU.
     *
     * @param messages finds the message of a key
     */
    static FormErrors of(Problem problem, OrderForm sent, UnaryOperator<String> messages) {
        if (problem.is("idempotency-key-reused")) {
            return ofForm(messages.apply("new.key-used"));
        }
        var form = new ArrayList<String>();
        var fields = new LinkedHashMap<String, String>();
        for (Problem.FieldError error : problem.errors()) {
            Place place = place(error.pointer(), sent.lines());
            String sentence = sentence(messages.apply(place.label()), error.detail());
            if (place.field() == null) {
                form.add(sentence);
            } else {
                fields.merge(place.field(), sentence, (first, next) -> first + " " + next);
            }
        }
        if (form.isEmpty() && fields.isEmpty()) {
            form.add(messages.apply("new.refused"));
        }
        return new FormErrors(form, fields);
    }

    /** With the errors of fields that aren't on the page said about the whole form: nothing goes unsaid. */
    FormErrors on(Set<String> shown) {
        var all = new ArrayList<>(form);
        var visible = new LinkedHashMap<String, String>();
        fields.forEach((field, sentence) -> {
            if (shown.contains(field)) {
                visible.put(field, sentence);
            } else {
                all.add(field.substring(field.indexOf('.') + 1) + ": " + sentence);
            }
        });
        return new FormErrors(all, visible);
    }

    public boolean any() {
        return !form.isEmpty() || !fields.isEmpty();
    }

    public @Nullable String at(String field) {
        return fields.get(field);
    }

    private record Place(@Nullable String field, String label) {}

    private static Place place(@Nullable String pointer, List<OrderForm.Line> lines) {
        var line = LINE.matcher(pointer == null ? "" : pointer);
        if (line.matches() && Integer.parseInt(line.group(1)) < lines.size()) {
            String field = OrderForm.QUANTITY
                    + lines.get(Integer.parseInt(line.group(1))).sku();
            return new Place(field, "quantity".equals(line.group(2)) ? "new.the-quantity" : "new.this-product");
        }
        if (pointer != null && NOTE.matcher(pointer).matches()) {
            return new Place("note", "new.the-note");
        }
        return new Place(
                null, pointer != null && LINES.matcher(pointer).matches() ? "new.the-products" : "new.this-order");
    }

    /** The API says "must be 1 to 999" and leaves it to the reader what must. */
    private static String sentence(String subject, String detail) {
        String whole = !detail.isEmpty() && Character.isLowerCase(detail.charAt(0)) ? subject + " " + detail : detail;
        return whole.isEmpty() || whole.endsWith(".") ? whole : whole + ".";
    }
}
