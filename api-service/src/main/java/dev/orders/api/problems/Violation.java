package dev.orders.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One place to mend; exactly one of the first three says where.
 *
 * @param pointer JSON pointer (RFC 6901) into the body
 * @param parameter name of a query parameter
 * @param header name of a header
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        String detail) {

    public static Violation ofBody(String pointer, String detail) {
        return new Violation(pointer, null, null, detail);
    }

    public static Violation ofParameter(String name, String detail) {
        return new Violation(null, name, null, detail);
    }

    public static Violation ofHeader(String name, String detail) {
        return new Violation(null, null, name, detail);
    }
}
