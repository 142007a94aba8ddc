package dev.orders.localcloud.console.executions;

import dev.orders.localcloud.console.graph.Drawing.Box;
import dev.orders.localcloud.console.graph.Journey.Stop;
import org.jspecify.annotations.Nullable;

/**
 * A state of the picture with how it went.
 *
 * @param outcome of the last visit; empty where the execution never was
 * @param note what the box says below the name: retries, visits, or the state's type
 */
record DrawnState(Box box, String outcome, String note) {

    static DrawnState of(Box box, @Nullable Stop stop) {
        return stop == null
                ? new DrawnState(box, "", box.type())
                : new DrawnState(box, stop.outcome(), note(box.type(), stop));
    }

    private static String note(String type, Stop stop) {
        if (stop.outcome().equals("running")) {
            return stop.failures() == 0 ? "running" : "running, failed " + times(stop.failures());
        }
        if (stop.failures() > 0) {
            return "failed " + times(stop.failures());
        }
        return stop.visits() > 1 ? "entered " + times(stop.visits()) : type;
    }

    private static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    public int middle() {
        return box.x() + box.width() / 2;
    }

    public boolean isStart() {
        return box.type().equals("Start");
    }
}
