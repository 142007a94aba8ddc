package dev.orders.api.input;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.problems.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Gathers all that is wrong with a body, each with the pointer to its place. */
public final class BodyErrors {
    private final List<Violation> violations = new ArrayList<>();

    public void refuse(String pointer, String detail) {
        violations.add(Violation.ofBody(pointer, detail));
    }

    /** Unknown members are refused: a misspelt one would silently mean something else. */
    public boolean isObject(JsonNode node, String pointer, Set<String> members) {
        if (!node.isObject()) {
            refuse(pointer, "must be an object");
            return false;
        }
        node.propertyNames().stream()
                .filter(name -> !members.contains(name))
                .forEach(name -> refuse(pointer + "/" + escaped(name), "is not a member of this object"));
        return true;
    }

    /** @param what the body should be, with its article */
    public void throwIfAny(String what) {
        if (!violations.isEmpty()) {
            var detail = "The body is not " + what + ": see errors.";
            throw new ProblemException(
                    Problem.of(HttpStatus.BAD_REQUEST, "invalid-body", "Invalid body", detail, violations));
        }
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
