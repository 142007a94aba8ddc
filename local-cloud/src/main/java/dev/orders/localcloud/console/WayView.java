package dev.orders.localcloud.console;

import dev.orders.localcloud.wire.Hop;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The way of a request as a page shows it.
 *
 * @param name of its first hop
 * @param status of its first hop, which is what the client saw
 * @param clock the time of day when it began
 */
record WayView(
        String id,
        String name,
        int status,
        String outcome,
        boolean denied,
        String took,
        String clock,
        String time,
        List<String> services,
        List<HopView> hops) {

    static WayView of(Way way, ZoneId zone) {
        Hop first = way.hops().getFirst();
        return new WayView(
                way.id(),
                HopView.name(first),
                first.status(),
                Outcome.of(first).name().toLowerCase(Locale.ROOT),
                way.denied(),
                Times.duration(way.took()),
                Times.clock(way.start(), zone),
                way.start().toString(),
                ShownText.of(way.services()),
                way.hops().stream().map(hop -> HopView.of(hop, way)).toList());
    }
}
