package dev.orders.localcloud.hosting;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the container services run on this machine.
 *
 * @param project the checkout with the built jars
 * @param starts which services are started
 * @param images the tag of the images that they run from; null to run the built jars
 * @param ports the local port of each service
 * @param secrets the values of the secrets that {@code services.yaml} names
 * @param endpoint where SDK calls go
 */
public record HostingSettings(
        Path project,
        Predicate<String> starts,
        @Nullable String images,
        Map<String, Integer> ports,
        Map<String, String> secrets,
        String region,
        String accountId,
        URI endpoint) {

    /** Where it is; the secrets stay unsaid. */
    @Override
    public String toString() {
        return "HostingSettings[project=" + project + ", ports=" + ports + "]";
    }
}
