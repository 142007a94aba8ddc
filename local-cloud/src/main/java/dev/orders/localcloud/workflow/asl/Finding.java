package dev.orders.localcloud.workflow.asl;

/**
 * One diagnostic of a document, as {@code ValidateStateMachineDefinition} answers it.
 *
 * @param code what kind of fault, such as {@code MISSING_TRANSITION_TARGET}
 * @param location a JSON pointer into the document, such as {@code /States/Decide/Next}
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">Diagnostic</a>
 */
public record Finding(Severity severity, String code, String message, String location) {

    /** Only an error keeps a document from being created. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
