package dev.orders.domain.telemetry;

import java.util.List;
import java.util.Map;

/** Port: what was counted, reached with the rights of the operator who asks. */
public interface Rollups {

    /**
     * The rows of the slots that a range touches, by series and oldest first; a slot in which nothing happened has none. At most as many rows
     * as there are slots, whatever happened in them.
     */
    Map<Series, List<Rollup>> rows(TimeRange range);
}
