package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A function's log is its standard output: who started the JVM keeps it. */
record OutputLogger(PrintStream out) implements LambdaLogger {

    /**
     * Comes before the request id on the line that follows the last one of an invocation: an information separator of
     * ASCII, which ends a record and no log line holds.
     */
    private static final char RECORD_SEPARATOR = '\u001e';

    @Override
    public void log(String message) {
        log(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Every message is an event of the log, which ends with its line. */
    @Override
    public void log(byte[] message) {
        synchronized (out) {
            out.write(message, 0, message.length);
            if (message.length == 0 || message[message.length - 1] != '\n') {
                out.write('\n');
            }
            out.flush();
        }
    }

    /** Says that nothing more of this invocation comes, before it is answered: answer and log go different ways. */
    void endOf(String requestId) {
        log(RECORD_SEPARATOR + requestId);
    }
}
