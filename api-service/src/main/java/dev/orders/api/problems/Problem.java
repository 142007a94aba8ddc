package dev.orders.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, for a program and for a person (RFC 9457).
 *
 * @param type {@code about:blank} where the status says it all
 * @param errors the places in the request to mend
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Violation> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that its status explains. */
    public static Problem of(HttpStatus status, String detail, Violation... errors) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, null, List.of(errors));
    }

    /** A problem that a program may want to tell from others of its status. */
    public static Problem of(HttpStatus status, String name, String title, String detail, List<Violation> errors) {
        return new Problem("urn:problem-type:orders:" + name, title, status.value(), detail, null, errors);
    }

    /** A value beside the body is not acceptable. */
    public static ProblemException badRequest(Violation violation) {
        return new ProblemException(
                of(HttpStatus.BAD_REQUEST, "The request has an invalid value: see errors.", violation));
    }

    /** The person is signed in, but not to order. */
    public static Problem notACustomer() {
        var detail = "Your account has no right to place or see orders.";
        return of(HttpStatus.FORBIDDEN, "not-a-customer", "Not a customer", detail, List.of());
    }

    /** The person is signed in, but not to decide. */
    public static Problem notAnApprover() {
        var detail = "Your account has no right to see or decide what waits for approval.";
        return of(HttpStatus.FORBIDDEN, "not-an-approver", "Not an approver", detail, List.of());
    }

    /** The person is signed in, but not to watch. */
    public static Problem notAnOperator() {
        var detail = "Your account has no right to see what happens in the application.";
        return of(HttpStatus.FORBIDDEN, "not-an-operator", "Not an operator", detail, List.of());
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors);
    }
}
