package dev.orders.localcloud.workflow.asl;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a document says: the machine when it has no error, and what there is to say about it.
 *
 * @param machine absent exactly when a finding is an error
 */
public record Reading(@Nullable StateMachine machine, List<Finding> findings) {

    public boolean valid() {
        return machine != null;
    }

    /** @throws IllegalStateException when the document has an error */
    public StateMachine orThrow() {
        if (machine == null) {
            throw new IllegalStateException("not a state machine: " + findings);
        }
        return Objects.requireNonNull(machine);
    }
}
