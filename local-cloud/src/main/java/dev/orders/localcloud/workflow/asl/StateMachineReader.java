package dev.orders.localcloud.workflow.asl;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a document as {@code CreateStateMachine} does, and refuses what nothing here executes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html">ValidateStateMachineDefinition</a>
 */
public final class StateMachineReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS =
            Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage");
    private static final long LONGEST = 99_999_999;

    private StateMachineReader() {}

    /** @param definition the JSON text of the document */
    public static Reading read(String definition, WorkflowType type) {
        Findings findings = new Findings();
        JsonNode document = document(definition, findings);
        if (document == null) {
            return new Reading(null, findings.list());
        }
        Node root = new Node("/", document, findings);
        language(root);
        if (!findings.none()) {
            return new Reading(null, findings.list());
        }
        States states = new StatesReader(type).read(root, FIELDS, Set.of());
        String comment = root.text("Comment");
        root.text("Version");
        long timeout = root.whole("TimeoutSeconds", 0, 1, LONGEST);
        return new Reading(
                findings.none() ? new StateMachine(type, comment, states, timeout == 0 ? null : timeout) : null,
                findings.list());
    }

    private static @Nullable JsonNode document(String definition, Findings findings) {
        try {
            JsonNode document = JSON.readTree(definition);
            if (document.isObject()) {
                return document;
            }
            findings.error("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", "/");
        } catch (JacksonException malformed) {
            findings.error(
                    "INVALID_JSON_DESCRIPTION",
                    malformed.getOriginalMessage(),
                    "[line: " + malformed.getLocation().getLineNr() + ", column: "
                            + malformed.getLocation().getColumnNr() + "]");
        }
        return null;
    }

    /** JSONPath is what a document without the field is written in. */
    private static void language(Node root) {
        String language = root.text("QueryLanguage");
        if (language == null && root.has("QueryLanguage")) {
            return;
        }
        if (language == null && !root.has("States")) {
            return;
        }
        if (language == null || language.equals("JSONPath")) {
            root.findings()
                    .error(
                            "SCHEMA_VALIDATION_FAILED",
                            "The QueryLanguage 'JSONPath' is not executed: say \"QueryLanguage\": \"JSONata\"",
                            "/QueryLanguage");
        } else if (!language.equals("JSONata")) {
            root.child("QueryLanguage").error("Value should be one of the following: [JSONPath, JSONata]");
        }
    }
}
