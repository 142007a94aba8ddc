package dev.orders.localcloud.workflow.engine;

import org.jspecify.annotations.Nullable;

/**
 * The types of history events and the member that holds the details of each.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public enum EventType {
    ExecutionStarted("executionStartedEventDetails"),
    ExecutionSucceeded("executionSucceededEventDetails"),
    ExecutionFailed("executionFailedEventDetails"),
    ExecutionTimedOut("executionTimedOutEventDetails"),
    ExecutionAborted("executionAbortedEventDetails"),
    TaskStateEntered("stateEnteredEventDetails"),
    ChoiceStateEntered("stateEnteredEventDetails"),
    PassStateEntered("stateEnteredEventDetails"),
    WaitStateEntered("stateEnteredEventDetails"),
    SucceedStateEntered("stateEnteredEventDetails"),
    FailStateEntered("stateEnteredEventDetails"),
    ParallelStateEntered("stateEnteredEventDetails"),
    MapStateEntered("stateEnteredEventDetails"),
    TaskStateExited("stateExitedEventDetails"),
    ChoiceStateExited("stateExitedEventDetails"),
    PassStateExited("stateExitedEventDetails"),
    WaitStateExited("stateExitedEventDetails"),
    SucceedStateExited("stateExitedEventDetails"),
    ParallelStateExited("stateExitedEventDetails"),
    MapStateExited("stateExitedEventDetails"),
    TaskStateAborted(null),
    WaitStateAborted(null),
    TaskScheduled("taskScheduledEventDetails"),
    TaskStarted("taskStartedEventDetails"),
    TaskSubmitted("taskSubmittedEventDetails"),
    TaskSucceeded("taskSucceededEventDetails"),
    TaskFailed("taskFailedEventDetails"),
    TaskTimedOut("taskTimedOutEventDetails"),
    ParallelStateStarted(null),
    ParallelStateSucceeded(null),
    ParallelStateFailed(null),
    ParallelStateAborted(null),
    MapStateStarted("mapStateStartedEventDetails"),
    MapStateSucceeded(null),
    MapStateFailed(null),
    MapStateAborted(null),
    MapIterationStarted("mapIterationStartedEventDetails"),
    MapIterationSucceeded("mapIterationSucceededEventDetails"),
    MapIterationFailed("mapIterationFailedEventDetails"),
    MapIterationAborted("mapIterationAbortedEventDetails"),
    EvaluationFailed("evaluationFailedEventDetails");

    private final @Nullable String details;

    EventType(@Nullable String details) {
        this.details = details;
    }

    /** The name of the member with the details; absent where AWS has none. */
    public @Nullable String details() {
        return details;
    }
}
