package dev.orders.localcloud.definitions;

import java.util.Set;

/** Names that one definition uses of another exist there, and nothing is defined that nobody uses. */
final class References {

    private References() {}

    static void check(Definitions definitions) {
        IdentityDefinition identity = definitions.identity();
        RolesDefinition roles = definitions.roles();
        roles.roles().forEach((key, role) -> {
            require(definitions.trust().keySet(), role.trust(), "roles.yaml", "/roles/" + key + "/trust");
            for (String policy : role.policies()) {
                require(definitions.policies().keySet(), policy, "roles.yaml", "/roles/" + key + "/policies");
            }
        });
        identity.groups()
                .forEach((key, group) ->
                        require(roles.roles().keySet(), group.role(), "identity.yaml", "/groups/" + key + "/role"));
        for (String client : identity.identityPool().clients()) {
            require(identity.clients().keySet(), client, "identity.yaml", "/identityPool/clients");
        }
        definitions
                .services()
                .services()
                .forEach((key, service) ->
                        require(roles.roles().keySet(), service.role(), "services.yaml", "/services/" + key + "/role"));
        definitions.workflows().workflows().forEach((key, workflow) -> {
            require(roles.roles().keySet(), workflow.role(), "workflows.yaml", "/workflows/" + key + "/role");
            require(
                    definitions.stateMachines().keySet(),
                    workflow.definition(),
                    "workflows.yaml",
                    "/workflows/" + key + "/definition");
        });
        definitions.stateMachines().keySet().stream()
                .filter(file -> definitions.workflows().workflows().values().stream()
                        .noneMatch(workflow -> workflow.definition().equals(file)))
                .findFirst()
                .ifPresent(file -> {
                    throw new DefinitionException("workflows/" + file, "", "no workflow has this definition");
                });
        definitions.pipes().pipes().forEach((key, pipe) -> {
            String place = "/pipes/" + key;
            require(roles.roles().keySet(), pipe.role(), "pipes.yaml", place + "/role");
            require(
                    definitions.tables().tables().keySet(),
                    pipe.source().table(),
                    "pipes.yaml",
                    place + "/source/table");
            require(
                    definitions.queues().queues().keySet(),
                    pipe.source().deadLetterQueue(),
                    "pipes.yaml",
                    place + "/source/deadLetterQueue");
            require(
                    definitions.workflows().workflows().keySet(),
                    pipe.target().workflow(),
                    "pipes.yaml",
                    place + "/target/workflow");
        });
        FunctionsDefinition functions = definitions.functions();
        functions
                .functions()
                .forEach((key, function) -> require(
                        roles.roles().keySet(), function.role(), "functions.yaml", "/functions/" + key + "/role"));
        functions.eventSources().forEach((key, source) -> {
            String place = "/eventSources/" + key;
            require(functions.functions().keySet(), source.function(), "functions.yaml", place + "/function");
            require(definitions.streams().streams().keySet(), source.stream(), "functions.yaml", place + "/stream");
            require(
                    definitions.queues().queues().keySet(),
                    source.onFailureQueue(),
                    "functions.yaml",
                    place + "/onFailureQueue");
        });
        definitions.policies().keySet().stream()
                .filter(policy -> roles.roles().values().stream()
                        .noneMatch(role -> role.policies().contains(policy)))
                .findFirst()
                .ifPresent(policy -> {
                    throw new DefinitionException("policies/" + policy, "", "no role has this policy");
                });
    }

    private static void require(Set<String> names, String name, String file, String pointer) {
        if (!names.contains(name)) {
            throw new DefinitionException(
                    file,
                    pointer,
                    "there is no '" + name + "', only "
                            + names.stream().sorted().toList());
        }
    }
}
