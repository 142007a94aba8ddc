package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function as Lambda describes it. What a laptop has no use for, such as the package's hash, is left out.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a>
 */
final class FunctionDocuments {

    private FunctionDocuments() {}

    static ObjectNode function(HostedFunction function, FunctionVersion version) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("Configuration", configuration(function, version));
        document.putObject("Code").put("RepositoryType", "S3");
        return document;
    }

    static ObjectNode configuration(HostedFunction hosted, FunctionVersion version) {
        Function function = hosted.function();
        boolean latest = version.version().equals(HostedFunction.LATEST);
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("FunctionName", function.name())
                .put("FunctionArn", latest ? hosted.arn() : hosted.arn() + ":" + version.version())
                .put("Runtime", function.runtime())
                .put("Role", hosted.roleArn())
                .put("Handler", function.handler())
                .put("Description", function.description())
                .put("Timeout", function.timeoutSeconds())
                .put("MemorySize", function.memoryMegabytes())
                .put("Version", version.version())
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful")
                .put("PackageType", "Zip");
        ObjectNode variables = document.putObject("Environment").putObject("Variables");
        function.environment().forEach(variables::put);
        boolean snapshots = function.snapStart();
        document.putObject("SnapStart")
                .put("ApplyOn", snapshots ? "PublishedVersions" : "None")
                // Every start of a laptop's JVM is one from its beginning.
                .put("OptimizationStatus", "Off");
        return document;
    }
}
