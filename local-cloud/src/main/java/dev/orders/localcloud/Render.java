package dev.orders.localcloud;

import dev.orders.localcloud.definitions.RenderedDocuments;
import dev.orders.localcloud.hosting.FreePorts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints the values of the definitions' placeholders and every definition rendered with them, as JSON; starts nothing. */
public final class Render {

    private record Rendering(Map<String, String> values, Map<String, JsonNode> documents) {}

    private Render() {}

    public static void main(String[] args) {
        LocalCloudSettings settings = LocalCloudSettings.from(System.getProperties());
        Map<String, String> values = new LocalValues(settings.port(), settings.webPort(), FreePorts.any()).variables();
        Map<String, JsonNode> documents =
                RenderedDocuments.of(settings.definitions(), values).documents();
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(JsonMapper.shared().writeValueAsString(new Rendering(values, documents)));
    }
}
