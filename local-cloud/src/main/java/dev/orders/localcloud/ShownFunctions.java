package dev.orders.localcloud;

import dev.orders.localcloud.console.ReadFunctions;
import dev.orders.localcloud.lambda.FunctionReport;
import dev.orders.localcloud.lambda.HostedFunctions;
import java.util.List;

/** Shows the console what the functions have been doing, of which no API of AWS tells. */
record ShownFunctions(HostedFunctions hosted) implements ReadFunctions {

    @Override
    public List<Function> functions() {
        return hosted.reports().stream().map(ShownFunctions::function).toList();
    }

    private static Function function(FunctionReport report) {
        var definition = report.function();
        return new Function(
                definition.name(),
                definition.description(),
                definition.handler(),
                definition.runtime(),
                report.roleArn(),
                definition.memoryMegabytes(),
                definition.timeoutSeconds(),
                definition.environment(),
                report.environments().stream()
                        .map(running -> new Environment(running.version(), running.logStream(), running.state()))
                        .toList(),
                report.runs().stream()
                        .map(run -> new Run(
                                run.at(), run.requestId(), run.version(), run.took(), run.init(), run.errorType()))
                        .toList(),
                report.log().stream()
                        .map(line -> new Line(line.at(), line.text()))
                        .toList());
    }
}
