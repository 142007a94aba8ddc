package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.telemetry.LossReason;
import dev.orders.web.login.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps templates and messages in step, and templates free of what the content security policy refuses. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)");
    private static final Pattern COMPUTED = Pattern.compile("#\\{\\|([^|]+)\\|");
    private static final Pattern IN_CODE = Pattern.compile("\"((?:new|decide|operations)\\.[a-z.-]*[a-z])\"");

    private static final List<String> OUTCOMES = List.of("approved", "rejected", "expired", "cancelled");
    private static final List<String> STATUSES = Stream.concat(
                    Stream.of("placed", "pending-approval"), OUTCOMES.stream())
            .toList();

    /** What the variable part of a computed key can be. */
    private static final Map<String, List<String>> COMPUTED_KEYS = Map.ofEntries(
            Map.entry("status.${status.id}", STATUSES),
            Map.entry("say.${order.status.id}", STATUSES),
            Map.entry("say.${task.status.id}", STATUSES),
            Map.entry("task.${task.status.id}.title", OUTCOMES),
            Map.entry("task.${task.status.id}.text", OUTCOMES),
            Map.entry(
                    "timeline.${step.id}",
                    List.of(
                            "placed",
                            "checking",
                            "changed",
                            "asked",
                            "waiting",
                            "decision",
                            "approved",
                            "approved-automatically",
                            "rejected",
                            "expired",
                            "cancelled")),
            Map.entry("timeline.${step.id}.hint", List.of("checking", "changed", "waiting", "decision")),
            Map.entry(
                    "notice.${notice}",
                    List.of("order.placed", "order.cancelled", "approval.approved", "approval.rejected")),
            Map.entry(
                    "notice.${warning}",
                    List.of(
                            "order.not-cancellable",
                            "approval.already-decided",
                            "approval.order-cancelled",
                            "approval.task-expired",
                            "approval.refused")),
            Map.entry(
                    "landing.${landing}",
                    Arrays.stream(Notice.values()).map(Notice::id).toList()),
            Map.entry("operations.range.${one.id}", List.of("1h", "3h", "24h", "7d")),
            Map.entry("operations.${failure}.title", List.of("unavailable", "throttled")),
            Map.entry("operations.${failure}.text", List.of("unavailable", "throttled")),
            Map.entry("home.${promise}.title", List.of("private", "once", "follow")),
            Map.entry("home.${promise}.text", List.of("private", "once", "follow")),
            Map.entry("error.${reason}.title", reasons()),
            Map.entry("error.${reason}.text", reasons()));

    /** Keys that code puts together, by what they begin with. */
    private static final Map<String, List<String>> BUILT_KEYS = Map.of(
            "operations.",
            List.of("orders", "revenue", "approved", "approval", "requests", "errors", "latency", "paint"),
            "operations.latest.",
            List.of("minute", "hour"),
            "operations.slot.",
            List.of("minute", "hour"),
            "operations.chart.",
            List.of("orders", "decisions", "approval", "pages", "api"),
            "operations.step.",
            List.of("form-opened", "form-submitted", "form-refused", "order-placed"),
            "operations.lost.",
            Arrays.stream(LossReason.values()).map(LossReason::toString).toList(),
            "operations.mark.",
            List.of("fair", "poor"),
            "operations.column.",
            List.of(
                    "orders",
                    "revenue",
                    "cancelled",
                    "approved",
                    "rejected",
                    "expired",
                    "decided",
                    "p50",
                    "p95",
                    "p99",
                    "views",
                    "lcp",
                    "inp",
                    "requests",
                    "errors",
                    "route",
                    "service",
                    "page"));

    private static List<String> reasons() {
        return List.of(
                "400",
                "403",
                "404",
                "405",
                "413",
                "429",
                "500",
                "503",
                "stale-form",
                "not-a-customer",
                "not-an-approver",
                "not-an-operator",
                "own-order",
                "unknown-task");
    }

    @Test
    void everyMessageIsUsedAndEveryUsedMessageIsThere() throws IOException {
        assertThat(messages()).isEqualTo(used());
    }

    @Test
    void everyComputedKeyIsAccountedFor() throws IOException {
        assertThat(found(COMPUTED, templates())).isEqualTo(COMPUTED_KEYS.keySet());
    }

    @Test
    void noTemplateHoldsAnInlineStyleOrScriptOrAForeignAddress() throws IOException {
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            String text = Files.readString(template).replace("http://www.thymeleaf.org", "");
            assertThat(text)
                    .as(template.toString())
                    .doesNotContainPattern("(?i)\\sstyle=|<style|\\son[a-z]+=|javascript:|https?://|th:utext|\\[\\(")
                    .doesNotContainPattern("<script(?![^>]*th:src)");
        }
    }

    @Test
    void everyTextOfATemplateIsAMessageOrAPlaceholder() throws IOException {
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern("<(h1|h2|p|a|button|th|td|li|span|label)(?![^>]*th:text)[^>]*>[^<\\s]");
        }
    }

    private static Set<String> messages() throws IOException {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("messages.properties"))) {
            messages.load(reader);
        }
        return new TreeSet<>(messages.stringPropertyNames());
    }

    private static Set<String> used() throws IOException {
        var used = found(KEY, templates());
        COMPUTED_KEYS.forEach((key, values) -> values.forEach(value -> used.add(key.replaceAll("\\$\\{.*}", value))));
        BUILT_KEYS.forEach((prefix, names) -> names.forEach(name -> used.add(prefix + name)));
        for (Path source : files(JAVA, ".java")) {
            used.addAll(found(IN_CODE, Stream.of(Files.readString(source))));
        }
        return used;
    }

    private static Stream<String> templates() throws IOException {
        var texts = Stream.<String>builder();
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            texts.add(Files.readString(template));
        }
        return texts.build();
    }

    private static Set<String> found(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
