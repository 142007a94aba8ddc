package dev.orders.localcloud.workflow.asl;

/**
 * What a task waits for after its call.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Integration patterns</a>
 */
public enum IntegrationPattern {
    /** The answer of the call is the result. */
    REQUEST_RESPONSE(""),
    /** The job that the call started ends; its output is a text. */
    SYNC(".sync"),
    /** The job that the call started ends; its output is JSON. */
    SYNC_2(".sync:2"),
    /** Somebody returns the task token. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    IntegrationPattern(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }

    /** Whether the call starts a job, whose end is the task's. */
    public boolean runsJob() {
        return this == SYNC || this == SYNC_2;
    }

    /** Whether the answer of the call only says that the task was submitted. */
    public boolean waits() {
        return this != REQUEST_RESPONSE;
    }
}
