package dev.orders.functions.rollup;

/** The invocation ends before DynamoDB could do what it was asked. */
final class OutOfTimeException extends Exception {
    private static final long serialVersionUID = 1;

    OutOfTimeException() {
        super("out of time");
    }
}
