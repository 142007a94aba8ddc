package dev.orders.localcloud.workflow.jsonata;

/** A text that is not JSONata, or an evaluation that failed; the message is what AWS shows of it. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }
}
