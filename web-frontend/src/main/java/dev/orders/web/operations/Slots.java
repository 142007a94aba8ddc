package dev.orders.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every slot of the time that is shown: the API names only those in which something happened. */
record Slots(List<Instant> at) {
    Slots {
        at = List.copyOf(at);
    }

    static Slots between(Instant from, Instant to, Duration step) {
        var all = new ArrayList<Instant>();
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            all.add(at);
        }
        return new Slots(all);
    }

    /** One value a slot; where nothing was counted that is zero. */
    <S extends Summary.Slot> List<@Nullable Long> counts(List<S> slots, Function<S, Long> count) {
        return values(slots, count, 0L);
    }

    /** One value a slot; where nothing was measured there is none. */
    <S extends Summary.Slot> List<@Nullable Long> measures(List<S> slots, Function<S, @Nullable Long> measure) {
        return values(slots, measure, null);
    }

    private <S extends Summary.Slot> List<@Nullable Long> values(
            List<S> slots, Function<S, @Nullable Long> value, @Nullable Long otherwise) {
        Map<Instant, S> known =
                slots.stream().collect(Collectors.toMap(S::at, Function.identity(), (one, same) -> one));
        var values = new ArrayList<@Nullable Long>();
        for (Instant slot : at) {
            S found = known.get(slot);
            values.add(found == null ? otherwise : value.apply(found));
        }
        return values;
    }
}
