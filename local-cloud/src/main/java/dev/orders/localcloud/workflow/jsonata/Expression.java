package dev.orders.localcloud.workflow.jsonata;

/** One {@code {% … %}} text, compiled; any number of threads may evaluate it. */
public final class Expression {

    private final String source;

    Expression(String source) {
        this.source = source;
    }

    /** What stands between {@code {%} and {@code %}}, trimmed. */
    public String source() {
        return source;
    }
}
