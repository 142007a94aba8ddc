package dev.orders.localcloud.console;

import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Which ways the list shows.
 *
 * @param denied only those on which somebody was denied something
 * @param service only those that this service took part in; empty for all
 */
record RequestFilter(boolean denied, String service) {

    static RequestFilter of(ServerRequest request) {
        return new RequestFilter(
                request.param("denied").isPresent(), request.param("service").orElse(""));
    }

    boolean active() {
        return denied || !service.isEmpty();
    }

    List<Way> of(List<Way> ways) {
        return ways.stream()
                .filter(way -> !denied || way.denied())
                .filter(way -> service.isEmpty() || way.services().contains(service))
                .toList();
    }
}
