package dev.orders.localcloud.gateway.model;

import java.util.List;

/** The template of a gateway response: plain substitution of references, not Velocity. */
public record Substitution(List<ValueSource> parts) {

    public Substitution {
        parts = List.copyOf(parts);
    }

    /** The text; an absent value prints as nothing. */
    public String render(RequestVariables request) {
        StringBuilder text = new StringBuilder();
        for (ValueSource part : parts) {
            String value = part.value(request);
            if (value != null) {
                text.append(value);
            }
        }
        return text.toString();
    }
}
