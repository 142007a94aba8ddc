package dev.orders.api.approvals;

import dev.orders.api.problems.BackendUnavailableException;
import dev.orders.domain.approval.Patience;
import java.time.Duration;

/** Lets the request's own thread sleep; it is a virtual one. */
final class ThreadSleep implements Patience.Sleep {
    @Override
    public void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendUnavailableException("interrupted while a decision was being recorded", e);
        }
    }
}
