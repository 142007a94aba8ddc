package dev.orders.localcloud.cognito.hostedui;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Costly preparations that nobody needs before somebody signs in: they begin when the sign-in page is first shown, so that
 * neither the start nor, while the password is typed, the person waits for them.
 */
public final class FirstVisit {

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Runnable preparations;

    /** @param preparations must not block */
    public FirstVisit(Runnable preparations) {
        this.preparations = preparations;
    }

    void happens() {
        if (happened.compareAndSet(false, true)) {
            preparations.run();
        }
    }
}
