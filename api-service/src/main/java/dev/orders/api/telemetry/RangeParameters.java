package dev.orders.api.telemetry;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.problems.Violation;
import dev.orders.domain.telemetry.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code from} and {@code to}. Where rows are not kept any more there is nothing to see. */
final class RangeParameters {
    private static final Pattern UTC = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}Z");
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private RangeParameters() {}

    /** @throws ProblemException naming the parameter to mend */
    static TimeRange range(@Nullable String from, @Nullable String to, Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var end = to == null ? second : time("to", to, second);
        var start = from == null ? end.minus(DEFAULT) : time("from", from, second);
        if (!start.isBefore(end)) {
            throw refused("from", "must be before to");
        }
        if (!TimeRange.isRange(start, end)) {
            throw refused("from", "must be at most %d days before to".formatted(TimeRange.MAX.toDays()));
        }
        var range = new TimeRange(start, end);
        var resolution = range.resolution();
        if (start.isBefore(second.minus(resolution.kept()))) {
            var slot = resolution.name().toLowerCase(Locale.ROOT);
            var why = "must be within the last %d days: this range is told by the %s";
            throw refused(
                    from == null ? "to" : "from",
                    why.formatted(resolution.kept().toDays(), slot));
        }
        return range;
    }

    private static Instant time(String parameter, String text, Instant now) {
        if (!UTC.matcher(text).matches()) {
            throw refused(parameter, "must be an RFC 3339 time in UTC, such as " + now);
        }
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused(parameter, "must be an RFC 3339 time in UTC, such as " + now);
        }
        if (time.isAfter(now.plus(AHEAD))) {
            throw refused(parameter, "must not be in the future");
        }
        return time;
    }

    private static ProblemException refused(String parameter, String why) {
        return Problem.badRequest(Violation.ofParameter(parameter, why));
    }
}
