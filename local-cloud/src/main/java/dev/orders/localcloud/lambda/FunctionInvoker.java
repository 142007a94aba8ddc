package dev.orders.localcloud.lambda;

/**
 * Invokes a function from within Lambda itself, as an event source mapping does: with no caller, so that IAM is not asked
 * for {@code lambda:InvokeFunction}. Synchronous; waits for an execution environment when all are busy.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html">Event source mappings</a>
 */
public interface FunctionInvoker {

    /**
     * Runs the function once and waits for its answer, at most its timeout after an environment took the event.
     *
     * @param functionName the function's name as {@code functions.yaml} gives it, without ARN or qualifier
     * @param payload the event, JSON
     * @return what the function answered; a function that failed is an answer too
     * @throws NotInvokedException when the event reached no handler
     */
    Invocation invoke(String functionName, byte[] payload);
}
