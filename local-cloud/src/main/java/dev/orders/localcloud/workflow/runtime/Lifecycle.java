package dev.orders.localcloud.workflow.runtime;

/**
 * What is kept of executions, and what a restart does with those that were running.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">Workflow types</a>
 */
public enum Lifecycle {
    /** Go on where they were; kept with their history. */
    STANDARD,
    /** At least once: begin anew; forgotten when they end. */
    EXPRESS,
    /** At most once: gone with who waits for them. */
    SYNCHRONOUS_EXPRESS;

    boolean keepsTheEnded() {
        return this == STANDARD;
    }

    Command afterRestart() {
        return this == STANDARD ? new Command.Resume() : new Command.Rerun();
    }
}
