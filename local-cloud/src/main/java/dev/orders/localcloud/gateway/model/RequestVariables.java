package dev.orders.localcloud.gateway.model;

import org.jspecify.annotations.Nullable;

/** What mappings and templates see of a request; null is an absent value. */
public interface RequestVariables {

    @Nullable
    String pathParameter(String name);

    @Nullable
    String queryParameter(String name);

    @Nullable
    String header(String name);

    /** A member of {@code $context}, such as {@code error.messageString}. */
    @Nullable
    String context(String name);
}
