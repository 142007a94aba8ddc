package dev.orders.localcloud.definitions;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All definitions, rendered and read once at start.
 *
 * @param stateMachines file name to the rendered text of {@code workflows/*.asl.json}
 * @param openapi {@code openapi.yaml} as a tree: the gateway reads it and refuses what it does not execute
 * @param trust file name to the rendered text of {@code trust/*.json}
 * @param policies file name to the rendered text of {@code policies/*.json}
 */
public record Definitions(
        IdentityDefinition identity,
        TablesDefinition tables,
        RolesDefinition roles,
        ServicesDefinition services,
        ProductsDefinition products,
        StreamsDefinition streams,
        QueuesDefinition queues,
        PipesDefinition pipes,
        MailDefinition mail,
        WorkflowsDefinition workflows,
        FunctionsDefinition functions,
        Map<String, String> stateMachines,
        JsonNode openapi,
        Map<String, String> trust,
        Map<String, String> policies) {

    /**
     * Reads the folder of definitions.
     *
     * @param variables values of the {@code ${name}} placeholders
     * @throws DefinitionException for whatever the local cloud does not execute, naming file and place
     */
    public static Definitions load(Path folder, Map<String, String> variables) {
        DefinitionFiles files = new DefinitionFiles(folder, variables);
        Definitions definitions = new Definitions(
                files.read("identity.yaml", IdentityDefinition.class),
                files.read("tables.yaml", TablesDefinition.class),
                files.read("roles.yaml", RolesDefinition.class),
                files.read("services.yaml", ServicesDefinition.class),
                files.read("products.yaml", ProductsDefinition.class),
                files.read("streams.yaml", StreamsDefinition.class).checked(),
                files.read("queues.yaml", QueuesDefinition.class).checked(),
                files.read("pipes.yaml", PipesDefinition.class),
                files.read("mail.yaml", MailDefinition.class),
                files.read("workflows.yaml", WorkflowsDefinition.class),
                files.read("functions.yaml", FunctionsDefinition.class).checked(),
                files.texts("workflows"),
                files.tree("openapi.yaml"),
                files.texts("trust"),
                files.texts("policies"));
        References.check(definitions);
        files.refuseUnread();
        return definitions;
    }
}
