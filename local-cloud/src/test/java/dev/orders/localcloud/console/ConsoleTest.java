package dev.orders.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.console.executions.ExpressRuns;
import dev.orders.localcloud.console.executions.StateMachines;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

/** The console over HTTP, byte for byte, so that host names and methods are those that are sent. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ConsoleTest {

    private static final String ATTACK = "\"><img src=x onerror=alert(1)>'<script>alert(2)</script>[[${7*7}]]";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ConsoleConfiguration.class)
    static class Cloud {
        @Bean
        AwsAccount account() {
            return new AwsAccount("eu-west-1", "123456789012");
        }

        @Bean
        RequestLog log() {
            return new RequestLog(500);
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        ExpressRuns expressRuns() {
            return () -> List.of(new ExpressRuns.Run(
                    "order-cancellation",
                    "two",
                    "TIMED_OUT",
                    Instant.parse("2026-01-01T12:00:00Z"),
                    Duration.ofMinutes(5),
                    "States.Timeout",
                    ATTACK));
        }

        @Bean
        StateMachines machines() {
            return new StateMachines(new RecordedExecution());
        }

        @Bean
        Mails mail() {
            return new Mails();
        }

        @Bean
        ReadStreams streams() {
            return most -> List.of(new ReadStreams.Stream(
                    "orders-local-telemetry",
                    "ON_DEMAND",
                    24,
                    List.of(new ReadStreams.Shard("shardId-000000000000", "0", "9")),
                    List.of(
                            record(
                                    "key",
                                    "{\"type\":\"order.placed\",\"source\":\"" + ATTACK.replace("\"", "'") + "\"}"),
                            record(ATTACK, ATTACK),
                            record("large", "x".repeat(500_000)),
                            new ReadStreams.Record(Instant.EPOCH, "s", "1", "binary", new byte[] {-1, 0, 16})),
                    true));
        }

        @Bean
        EventSources sources() {
            return () -> List.of(new EventSources.EventSource(
                    "uuid",
                    "orders-local-telemetry-rollup",
                    "orders-local-telemetry",
                    "rollup-failures",
                    "PROBLEM: " + ATTACK,
                    List.of(
                            new EventSources.Shard(
                                    "shardId-000000000000", Duration.ofSeconds(90), ATTACK, "49", 1234, 5, 6, 7),
                            new EventSources.Shard("shardId-000000000001", Duration.ZERO, null, null, 0, 0, 0, 0))));
        }

        private static ReadStreams.Record record(String partitionKey, String data) {
            return new ReadStreams.Record(Instant.EPOCH, "s", "1", partitionKey, data.getBytes(StandardCharsets.UTF_8));
        }

        @Bean
        ReadFunctions functions() {
            return () -> List.of(new ReadFunctions.Function(
                    "orders-local-telemetry-rollup",
                    "Counts",
                    "dev.orders.Rollup",
                    "java21",
                    "arn:aws:iam::123456789012:role/rollup",
                    1024,
                    60,
                    Map.of("TABLE", "rollups"),
                    List.of(new ReadFunctions.Environment("1", "2026/01/01/[1]0a", "IDLE")),
                    List.of(
                            new ReadFunctions.Run(Instant.EPOCH, "first", "1", Duration.ofMillis(12), null, ATTACK),
                            new ReadFunctions.Run(
                                    Instant.EPOCH, "second", "1", Duration.ofMillis(12), Duration.ofSeconds(2), null)),
                    List.of(new ReadFunctions.Line(Instant.EPOCH, ATTACK + " eyJhbGciOiJub25lIn0.e30.x"))));
        }

        @Bean
        Definitions definitions() {
            return ProjectDefinitions.load(Map.of());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private RequestLog log;

    @Autowired
    private Mails mails;

    @Test
    @DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
    void saysThatThereAreNoRequestsYet() {
        assertThat(get("/console/requests")).contains("HTTP/1.1 200", "No requests yet");
    }

    @Test
    void listsExecutionsOfStandardWorkflows() {
        assertThat(get("/console/executions"))
                .contains("HTTP/1.1 200", "href=\"/console/executions/order-approval/one\"", "RUNNING")
                .doesNotContain("express");
        assertThat(get("/console/executions?status=FAILED")).contains("No executions");
        assertThat(get("/console/executions?status=" + "%3Cscript%3E&machine=%3Cscript%3E"))
                .contains("HTTP/1.1 200", "href=\"/console/executions/order-approval/one\"")
                .doesNotContain("<script>");
    }

    @Test
    void listsExpressExecutionsWithoutAPageOfTheirOwn() {
        assertThat(get("/console/executions"))
                .contains("Express executions", "TIMED OUT", "States.Timeout", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(get("/console/executions?status=TIMED_OUT")).contains("Express executions");
        assertThat(get("/console/executions?status=FAILED")).doesNotContain("Express executions");
        assertThat(get("/console/executions?machine=order-approval")).doesNotContain("Express executions");
    }

    @Test
    void showsFunctionsWithTheirLastInvocationsAndTheirLog() {
        assertThat(get("/console/functions"))
                .contains("HTTP/1.1 200", "orders-local-telemetry-rollup", "dev.orders.Rollup", "2026/01/01/[1]0a")
                .contains("warm", "cold, 2.00 s", "FAILED", "&lt;script&gt;", "[token]")
                .doesNotContain("<script>alert", "eyJhbGci");
    }

    @Test
    void drawsAnExecutionWithTheWayItTookAndNoTaskToken() {
        assertThat(get("/console/executions/order-approval/one"))
                .contains(
                        "HTTP/1.1 200",
                        "class=\"state succeeded\"",
                        "class=\"state caught\"",
                        "class=\"state running\"")
                .contains("class=\"line next taken\"", "class=\"line catch taken\"", "failed once")
                .contains("[task token]", "&lt;script&gt;")
                .doesNotContain(RecordedExecution.TASK_TOKEN, "<script>alert");
        assertThat(get("/console/executions/order-approval/none")).contains("HTTP/1.1 404");
        assertThat(get("/console/executions/none/one")).contains("HTTP/1.1 404");
    }

    @Test
    @DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
    void showsTheMailboxWithMarkupOfMailsAsText() {
        assertThat(get("/console/mailbox")).contains("HTTP/1.1 200", "No mail yet");

        mails.add(new SentMail.Message(
                "0102-a",
                Instant.parse("2026-01-01T12:00:00Z"),
                "orders@example.com",
                List.of("customer1@example.com"),
                "Your order " + ATTACK,
                "It is approved.\nSee it " + ATTACK,
                "<p>It is approved</p>" + ATTACK));

        assertThat(get("/console/mailbox"))
                .contains("1 mail", "customer1@example.com", "href=\"/console/mailbox/0102-a\"")
                .doesNotContain("<img src=x", "<script>alert");
        assertThat(get("/console/mailbox/0102-a"))
                .contains("It is approved.\nSee it", "&lt;p&gt;It is approved&lt;/p&gt;")
                .doesNotContain("<img src=x", "<script>alert", "<p>It");
        assertThat(get("/console/mailbox/none")).contains("HTTP/1.1 404", "This mail is not there");
    }

    @Test
    void showsTheNewestRecordsOfAStreamWithTheirDataAsText() {
        String page = get("/console/streams");

        assertThat(page)
                .contains("HTTP/1.1 200", "orders-local-telemetry", "ON_DEMAND, 1 shards", "The newest 4 records")
                .contains("&quot;type&quot; : &quot;order.placed&quot;", "ff 00 10")
                .doesNotContain("<script>alert", "<img src=x")
                .hasSizeLessThan(100_000);
    }

    @Test
    void showsWhichFunctionReadsAStreamAndHowFarItHasCome() {
        assertThat(get("/console/streams"))
                .contains("Read by function", "orders-local-telemetry-rollup", "status fault\">PROBLEM: ")
                .contains("90.00 s", ">1234<", "at the end", "rollup-failures")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void showsWhichStreamAFunctionReads() {
        assertThat(get("/console/functions"))
                .contains("HTTP/1.1 200", "Reads stream", "orders-local-telemetry</span>", "90.00 s")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void showsTheWayOfARequestWithEveryDecision() {
        log.record(Hops.sdk("read-own", Hops.ROOT, 3, "GetItem", List.of(Hops.readOf("user-1")), 200));
        log.record(Hops.api("api-own", Hops.ROOT, "/v1/orders", 200));

        assertThat(get("/console/requests"))
                .contains("GET /v1/orders", "allowed user-1", "dynamodb:GetItem", "assumed-role/orders-local-customer")
                .contains("policies/customer.json · OwnOrders")
                .containsOnlyOnce("id=\"way-" + Hops.ROOT + "\"");
        assertThat(get("/console/requests/" + Hops.ROOT))
                .contains("2 hops", "read-own", "api-own", "signed ASIACUSTOMER", "dynamodb:leadingkeys");
        assertThat(get("/console/requests/read-own")).contains("HTTP/1.1 200", "api-own");
    }

    @Test
    void saysWhatKeptAStatementFromAllowing() {
        log.record(Hops.sdk("read-foreign", null, 4, "GetItem", List.of(Hops.readOf("user-2")), 400));

        assertThat(get("/console/requests/read-foreign"))
                .contains("denied, no statement allows it", "Nearly allowed by", "ForAllValues:StringEquals")
                .contains("dynamodb:LeadingKeys", "${aws:PrincipalTag/userId}", "seen\">user-2<");
    }

    @Test
    void filtersByDenialAndByService() {
        log.record(Hops.sdk("allowed-call", null, 5, "GetItem", List.of(Hops.readOf("user-1")), 200));
        log.record(Hops.sdk("denied-call", null, 6, "GetItem", List.of(Hops.readOf("user-2")), 400));

        assertThat(get("/console/requests?denied=on"))
                .contains("way-denied-call")
                .doesNotContain("way-allowed-call");
        assertThat(get("/console/requests?service=dynamodb")).contains("way-denied-call", "way-allowed-call");
        assertThat(get("/console/requests?service=sts"))
                .contains("No request fits")
                .doesNotContain("way-denied");
        assertThat(get("/console/requests?service=")).contains("way-denied-call");
    }

    @Test
    void escapesWhatCallersChose() {
        log.record(Hops.sdk("attack-call", ATTACK, 7, ATTACK, List.of(Hops.readOf(ATTACK)), 400));
        log.record(Hops.api("attack-api", null, "/v1/" + ATTACK, 404));

        for (String page : List.of(
                get("/console/requests"),
                get("/console/requests/attack-call"),
                get("/console/requests/attack-api"),
                get("/console/requests?service=%22%3E%3Cscript%3Ealert(2)%3C/script%3E"),
                get("/console/requests/%22%3E%3Cscript%3Ealert(2)"),
                get("/console/%3Cscript%3Ealert(2)"))) {
            assertThat(page).doesNotContain("<img src=x", "<script>alert", "onerror=alert(1)>'", "[[49]]");
        }
        assertThat(get("/console/requests/attack-api")).contains("&lt;script&gt;alert(2)", "[[${7*7}]]");
    }

    @Test
    void knowsNoRequestThatIsGone() {
        assertThat(get("/console/requests/nothing")).contains("HTTP/1.1 404", "This request is not there");
        assertThat(get("/console/nothing")).contains("HTTP/1.1 404", "This page does not exist");
    }

    @Test
    void givesAWholeLineThatTriesAPolicy() {
        assertThat(get("/console"))
                .contains("aws iam simulate-custom-policy --endpoint-url http://localhost:" + port)
                .contains("table/orders-local-orders", "developer_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.css", "console.js", "icon.svg"})
    void servesItsOwnAssets(String asset) {
        assertThat(get("/console/assets/" + asset)).startsWith("HTTP/1.1 200").contains("nosniff");
    }

    @Test
    void lendsNothingElseOfItsClassPath() {
        assertThat(get("/console/assets/../application.yaml")).doesNotStartWith("HTTP/1.1 200");
        assertThat(get("/console/assets/%2e%2e/application.yaml")).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void closesPagesToScriptsFramesAndOtherOrigins() {
        for (String path : List.of("/console", "/console/requests", "/console/requests/nothing", "/console/nothing")) {
            assertThat(get(path))
                    .contains("Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self';")
                    .contains("frame-ancestors 'none'", "X-Frame-Options: DENY", "X-Content-Type-Options: nosniff")
                    .contains("Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin")
                    .contains("Referrer-Policy: same-origin", "Cache-Control: no-cache, no-store")
                    .doesNotContain("Set-Cookie", "unsafe-inline", "<style", " style=", "onclick", "://cdn");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void isForReadingOnly(String method) {
        assertThat(exchange(method, "/console/requests", "localhost:" + port)).startsWith("HTTP/1.1 405");
    }

    private String get(String path) {
        return exchange("GET", path, "localhost:" + port);
    }

    private String exchange(String method, String path, String host) {
        String request = "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(method, path, host);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
