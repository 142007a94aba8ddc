package dev.orders.localcloud;

import dev.orders.localcloud.EnvironmentDocument.Output;
import dev.orders.localcloud.hosting.Hosting;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code environment.json} once everything that it speaks of is healthy. */
@RestController
final class EnvironmentEndpoint {

    private final EnvironmentDocument document;
    private final Hosting hosting;

    EnvironmentEndpoint(EnvironmentDocument document, Hosting hosting) {
        this.document = document;
        this.hosting = hosting;
    }

    @GetMapping("/environment.json")
    ResponseEntity<Map<String, Output>> environment() {
        if (!hosting.ready()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "1")
                    .build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(document.outputs());
    }
}
