package dev.orders.localcloud.workflow.asl;

import java.util.ArrayList;
import java.util.List;

/** What was found so far, in the order of the document. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    void error(String code, String message, String location) {
        found.add(new Finding(Finding.Severity.ERROR, code, message, location));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Finding> list() {
        return List.copyOf(found);
    }
}
