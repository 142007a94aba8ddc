package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.PolicyDocument.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a policy and refuses, with its place, whatever would not be executed. The reader of the SDK's policy builder does
 * not serve here: it passes over elements that it does not know, and silence is where laptop and AWS part.
 */
final class PolicyReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern ACTION = Pattern.compile("\\*|\\*:\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern PARTITION = Pattern.compile("aws|aws-cn|aws-us-gov|.*[*?].*");
    private static final Pattern ACCOUNT = Pattern.compile("|aws|\\d{12}|.*[*?].*");

    private final Source source;
    private boolean variables;

    PolicyReader(String name) {
        this.source = new Source(name);
    }

    PolicyDocument read(String json) {
        JsonNode document = tree(json);
        source.onlyMembers(document, "", DOCUMENT);
        variables = hasVariables(document.get("Version"));
        JsonNode written = source.member(document, "", "Statement");
        List<Statement> statements = new ArrayList<>();
        if (written.isObject()) {
            statements.add(statement(written, "/Statement", "Statement"));
        } else if (written.isArray() && !written.isEmpty()) {
            for (int index = 0; index < written.size(); index++) {
                statements.add(statement(written.get(index), "/Statement/" + index, "Statement[" + index + "]"));
            }
        } else {
            throw source.problem("/Statement", "needs at least one statement");
        }
        uniqueNames(statements);
        return new PolicyDocument(source.name(), json, kind(statements), statements);
    }

    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException malformed) {
            throw source.problem("", "is no JSON: " + malformed.getOriginalMessage());
        }
    }

    /** Variables are plain text in the older version, which is also the one of a document without any. */
    private boolean hasVariables(@Nullable JsonNode version) {
        if (version == null) {
            return false;
        }
        return switch (source.text(version, "/Version")) {
            case "2012-10-17" -> true;
            case "2008-10-17" -> false;
            default -> throw source.problem("/Version", "is neither 2012-10-17 nor 2008-10-17");
        };
    }

    private Statement statement(JsonNode written, String at, String place) {
        source.onlyMembers(written, at, STATEMENT);
        JsonNode sid = written.get("Sid");
        Effect effect = switch (source.text(source.member(written, at, "Effect"), at + "/Effect")) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw source.problem(at + "/Effect", "is neither Allow nor Deny");
        };
        ActionPatterns actions = actions(written, at);
        JsonNode condition = written.get("Condition");
        return new Statement(
                sid == null ? place : sid(source.text(sid, at + "/Sid"), at),
                effect,
                actions,
                resources(written, at),
                new PrincipalReader(source).read(written, at, effect),
                condition == null
                        ? List.of()
                        : new ConditionReader(source, variables).read(condition, at + "/Condition"));
    }

    private String sid(String sid, String at) {
        if (!SID.matcher(sid).matches()) {
            throw source.problem(at + "/Sid", "takes letters and digits only");
        }
        return sid;
    }

    private ActionPatterns actions(JsonNode written, String at) {
        String element = source.oneOf(written, at, "Action", "NotAction");
        if (element == null) {
            throw source.problem(at, "needs Action or NotAction");
        }
        List<Glob> patterns = source.each(written.get(element), at + "/" + element, (text, place) -> {
            if (!ACTION.matcher(text).matches()) {
                throw new IllegalArgumentException(text + " is no action (service:Operation)");
            }
            return Glob.of(text.equals("*:*") ? "*" : text.toLowerCase(Locale.ROOT));
        });
        return new ActionPatterns(element.equals("NotAction"), patterns);
    }

    private @Nullable ResourcePatterns resources(JsonNode written, String at) {
        String element = source.oneOf(written, at, "Resource", "NotResource");
        if (element == null) {
            return null;
        }
        boolean[] everything = {false};
        List<ArnPattern> patterns = new ArrayList<>();
        source.each(written.get(element), at + "/" + element, (text, place) -> {
            if (text.equals("*")) {
                everything[0] = true;
            } else {
                patterns.add(resource(text));
            }
            return text;
        });
        return new ResourcePatterns(element.equals("NotResource"), everything[0], List.copyOf(patterns));
    }

    private ArnPattern resource(String text) {
        Template template = Template.of(text, true, variables);
        if (!template.variables().isEmpty() && template.colonsBeforeVariable() < 5) {
            throw new IllegalArgumentException(text + " has a variable before the resource part of the ARN");
        }
        ArnPattern pattern = new ArnPattern(template);
        String[] parts = text.split(":", 6);
        if (!parts[0].equals("arn")
                || !PARTITION.matcher(parts[1]).matches()
                || !ACCOUNT.matcher(parts[4]).matches()) {
            throw new IllegalArgumentException(text + " is no ARN: look at its partition and account");
        }
        return pattern;
    }

    private void uniqueNames(List<Statement> statements) {
        Set<String> names = new HashSet<>();
        for (Statement statement : statements) {
            if (!names.add(statement.name())) {
                throw source.problem("/Statement", "has two statements with the Sid " + statement.name());
            }
        }
    }

    /** A document is attached to a principal, to a resource or to a role, and its statements must agree on which. */
    private Kind kind(List<Statement> statements) {
        Set<Kind> kinds = new HashSet<>();
        for (int index = 0; index < statements.size(); index++) {
            Statement statement = statements.get(index);
            if (statement.principals() == null && statement.resources() == null) {
                throw source.problem("/Statement/" + index, "needs Resource or NotResource");
            }
            kinds.add(
                    statement.principals() == null
                            ? Kind.IDENTITY
                            : statement.resources() == null ? Kind.TRUST : Kind.RESOURCE);
        }
        if (kinds.size() > 1) {
            throw source.problem("/Statement", "mixes statements with and without Principal or Resource");
        }
        return kinds.iterator().next();
    }
}
