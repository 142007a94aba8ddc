package dev.orders.api.problems;

import org.jspecify.annotations.Nullable;

/** Something that the service itself needs is not to be had: no fault of the caller, whatever the cause. */
public final class BackendUnavailableException extends RuntimeException {
    public BackendUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
