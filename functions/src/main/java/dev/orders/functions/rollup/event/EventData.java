package dev.orders.functions.rollup.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The plain members of an event's data: texts, whole numbers and truth values. What is anything else is not there. */
public record EventData(Map<String, Object> members) {

    static final EventData NONE = new EventData(Map.of());

    public EventData {
        members = Map.copyOf(members);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Optional<String> text(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** @return the member, if it is a whole number from the least to the most */
    public OptionalLong whole(String name, long least, long most) {
        return members.get(name) instanceof Long number && number >= least && number <= most
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    public Optional<Boolean> flag(String name) {
        return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    public Optional<Instant> time(String name) {
        return text(name).flatMap(EventData::parsed);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
