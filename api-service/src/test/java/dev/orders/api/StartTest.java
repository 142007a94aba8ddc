package dev.orders.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The service in a process of its own: how it starts where nothing can be reached, and how it says that it can't. */
class StartTest {
    private static final Map<String, String> COMPLETE = Map.ofEntries(
            entry("AWS_REGION", "eu-west-1"),
            entry("ISSUER", "http://127.0.0.1:1/pool"),
            entry("WEB_CLIENT_ID", "web"),
            entry("PUBLIC_CLIENT_ID", "public"),
            entry("IDENTITY_POOL_ID", "eu-west-1:00000000-0000-4000-8000-000000000000"),
            entry("IDENTITY_PROVIDER", "provider"),
            entry("CUSTOMER_ROLE_ARN", "arn:aws:iam::123456789012:role/customer"),
            entry("APPROVER_ROLE_ARN", "arn:aws:iam::123456789012:role/approver"),
            entry("OPERATOR_ROLE_ARN", "arn:aws:iam::123456789012:role/operator"),
            entry("TELEMETRY_STREAM", "telemetry"),
            entry("TELEMETRY_ROLLUPS_TABLE", "telemetry-rollups"),
            entry("ORDERS_TABLE", "orders"),
            entry("ORDER_APPROVALS_TABLE", "approvals"),
            entry("APPROVAL_TASKS_TABLE", "approval-tasks"),
            entry("PRODUCTS_TABLE", "products"));

    private record Ended(int exitCode, String output) {
        List<String> complaints() {
            return output.lines()
                    .filter(line -> line.contains("does not start"))
                    .toList();
        }
    }

    @Test
    void startsWithoutReachingAnything() throws Exception {
        var ended = run(COMPLETE, "-Dspring.context.exit=onRefresh", "-Dserver.port=0");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).doesNotContain("ERROR", "WARN");
    }

    @Test
    void namesWhatTheEnvironmentLacks() throws Exception {
        var incomplete = new TreeMap<>(COMPLETE);
        incomplete.remove("ISSUER");
        incomplete.remove("APPROVER_ROLE_ARN");
        incomplete.remove("APPROVAL_TASKS_TABLE");
        incomplete.remove("TELEMETRY_STREAM");
        incomplete.put("ORDERS_TABLE", " ");

        var ended = run(incomplete, "-Dserver.port=0");

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.complaints())
                .containsExactly("api-service does not start: environment variables are missing: ISSUER,"
                        + " APPROVER_ROLE_ARN, ORDERS_TABLE, APPROVAL_TASKS_TABLE, TELEMETRY_STREAM");
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var ended = run(COMPLETE, "-Dserver.port=" + port, "-Dserver.address=127.0.0.1");

            assertThat(ended.exitCode()).isNotZero();
            assertThat(ended.complaints()).singleElement().asString().contains("Port " + port);
        }
    }

    private static Ended run(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(ApiApplication.class.getName());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), output);
    }
}
