package dev.orders.web.telemetry;

import dev.orders.web.api.ApiClient;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what a page's script sends while the page is left. Nobody reads the answer, so it is short: 204 whatever becomes of
 * the events, 400 and 413 for what our script never sends.
 */
@Controller
class BeaconController {
    static final int MAX_BYTES = 16 * 1024;
    static final int MAX_EVENTS = 50;

    private final ApiClient api;
    private final Relay relay;
    private final JsonMapper json;

    BeaconController(ApiClient api, Relay relay, JsonMapper json) {
        this.api = api;
        this.relay = relay;
        this.json = json;
    }

    @PostMapping("/telemetry")
    ResponseEntity<Void> take(@RequestParam(defaultValue = "") String events, HttpServletRequest request) {
        if (Tracking.refused(request)) {
            return ResponseEntity.noContent().build();
        }
        // Without a length there is no telling how much was read for the form's fields, which the server bounds as for
        // any form.
        long length = request.getContentLengthLong();
        if (length < 0 || length > MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        Optional<JsonNode> sent = parsed(events);
        if (sent.isEmpty() || !sent.get().isArray() || sent.get().size() > MAX_EVENTS) {
            return ResponseEntity.badRequest().build();
        }
        List<BrowserEvent> known = sent.get()
                .valueStream()
                .flatMap(one -> BrowserEvent.of(one).stream())
                .toList();
        if (!known.isEmpty()) {
            api.later().ifPresentOrElse(call -> relay.pass(call, known), () -> relay.drop(known));
        }
        return ResponseEntity.noContent().build();
    }

    private Optional<JsonNode> parsed(String events) {
        try {
            return Optional.of(json.readTree(events));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
