package dev.orders.localcloud.gateway.template;

import org.jspecify.annotations.Nullable;

/**
 * What {@code $input.path} finds where nothing is, or null: it prints as nothing, counts as false and equals both null and
 * the empty text. Velocity asks values what they are by the names of these methods.
 */
public final class Absent {

    static final Absent VALUE = new Absent();

    private Absent() {}

    public @Nullable String getAsString() {
        return null;
    }

    public boolean getAsBoolean() {
        return false;
    }

    static boolean equal(@Nullable Object other) {
        return other == null || other instanceof Absent || other.equals("");
    }

    @Override
    public String toString() {
        return "";
    }
}
