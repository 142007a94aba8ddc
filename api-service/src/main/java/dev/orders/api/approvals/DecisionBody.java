package dev.orders.api.approvals;

import dev.orders.api.input.BodyErrors;
import dev.orders.domain.approval.Decision;
import dev.orders.domain.approval.DecisionReason;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns {@code {"decision","reason"?}} into a decision, or into a list of all that is wrong with it. */
final class DecisionBody {
    private static final String APPROVE = "APPROVE";
    private static final String REJECT = "REJECT";

    private final BodyErrors errors = new BodyErrors();

    private DecisionBody() {}

    static Decision decision(JsonNode body) {
        var reader = new DecisionBody();
        var decision = reader.errors.isObject(body, "", Set.of("decision", "reason")) ? reader.read(body) : null;
        reader.errors.throwIfAny("a valid decision");
        return Optional.ofNullable(decision).orElseThrow(() -> new IllegalStateException("no decision and no error"));
    }

    private @Nullable Decision read(JsonNode body) {
        var word = body.path("decision").isString() ? body.path("decision").stringValue() : "";
        var reason = reason(body.path("reason"), word.equals(REJECT));
        return switch (word) {
            case APPROVE -> new Decision.Approve(reason);
            case REJECT -> reason == null ? null : new Decision.Reject(reason);
            default -> {
                errors.refuse("/decision", "must be " + APPROVE + " or " + REJECT);
                yield null;
            }
        };
    }

    /** A reason that says nothing is none. */
    private @Nullable DecisionReason reason(JsonNode reason, boolean needed) {
        if (!reason.isMissingNode() && !reason.isNull() && !reason.isString()) {
            errors.refuse("/reason", "must be a string");
            return null;
        }
        var text = reason.isString() ? reason.stringValue() : "";
        if (text.isBlank()) {
            if (needed) {
                errors.refuse("/reason", "must say why the order is rejected");
            }
            return null;
        }
        var violation = DecisionReason.violation(text);
        violation.ifPresent(detail -> errors.refuse("/reason", detail));
        return violation.isPresent() ? null : new DecisionReason(text);
    }
}
