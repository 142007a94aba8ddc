package dev.orders.localcloud.workflow.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The services that state machines can call here, by the name that resources give them. */
final class SdkServices {

    private static final String TABLE = "/workflow-services.json";

    private final Map<String, SdkService> byName;

    SdkServices(JsonMapper json) {
        try (InputStream table = SdkServices.class.getResourceAsStream(TABLE)) {
            byName = json.readValue(table, new TypeReference<Map<String, SdkService>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    SdkService find(String name) {
        return byName.get(name);
    }
}
