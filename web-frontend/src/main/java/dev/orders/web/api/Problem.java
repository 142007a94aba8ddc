package dev.orders.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457) of the API: what was wrong, and which fields of the request were. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
        @Nullable String type,
        @Nullable String title,
        @Nullable String detail,
        List<FieldError> errors) {
    private static final String TYPES = "urn:problem-type:orders:";

    static final Problem UNKNOWN = new Problem(null, null, null, List.of());

    @SuppressWarnings("NullAway") // Jackson passes null for a member that the document doesn't have
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** Whether the API gave it this name among its problem types. */
    public boolean is(String name) {
        return (TYPES + name).equals(type);
    }

    /**
     * One field's error.
     *
     * @param pointer JSON pointer into the request body as a URI fragment, for example {@code #/lines/0/quantity}; null
     *     where the error is in a header or a parameter
     * @param detail a sentence for people, or its end, which the field's name begins
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FieldError(@Nullable String pointer, String detail) {}
}
