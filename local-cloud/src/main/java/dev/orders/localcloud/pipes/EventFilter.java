package dev.orders.localcloud.pipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orders.localcloud.definitions.DefinitionException;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;
import tools.jackson.databind.JsonNode;

/**
 * The pipe's filter: an event passes that one of the patterns matches; with no pattern every event passes. Matched by
 * Event Ruler, which is EventBridge's own and reads events with the Jackson of its time.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html">Event filtering</a>
 */
final class EventFilter {

    private static final ObjectMapper RULER_JSON = new ObjectMapper();

    private final Machine machine = new Machine();
    private final boolean passesAll;

    /**
     * @param place JSON pointer of the patterns in {@code pipes.yaml}
     * @throws DefinitionException for a pattern that EventBridge would refuse
     */
    EventFilter(List<JsonNode> patterns, String place) {
        this.passesAll = patterns.isEmpty();
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i).toString();
            String problem = RuleCompiler.check(pattern);
            if (problem != null) {
                throw new DefinitionException("pipes.yaml", place + "/" + i, "no event pattern: " + problem);
            }
            try {
                machine.addRule("filter-" + i, pattern);
            } catch (IOException e) {
                throw new DefinitionException("pipes.yaml", place + "/" + i, "no event pattern: " + e.getMessage());
            }
        }
    }

    boolean passes(JsonNode event) {
        try {
            return passesAll
                    || !machine.rulesForJSONEvent(RULER_JSON.readTree(event.toString()))
                            .isEmpty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that another reader wrote", e);
        }
    }
}
