package dev.orders.localcloud.policy;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code Principal} or {@code NotPrincipal} of a statement. */
final class PrincipalReader {

    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws[a-z-]*:iam::)?(\\d{12})(?::root)?");
    private static final Pattern IDENTITY = Pattern.compile(
            "arn:aws[a-z-]*:(?:iam::\\d{12}:(?:user|role)/[\\w+=,.@/-]+|sts::\\d{12}:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+)");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?");
    private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated");

    private final Source source;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> aws = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Set<String> federated = new HashSet<>();
    private boolean everybody;

    PrincipalReader(Source source) {
        this.source = source;
    }

    @Nullable
    PrincipalPatterns read(JsonNode statement, String statementAt, Effect effect) {
        String element = source.oneOf(statement, statementAt, "Principal", "NotPrincipal");
        if (element == null) {
            return null;
        }
        String at = statementAt + "/" + element;
        boolean negated = element.equals("NotPrincipal");
        if (negated && effect == Effect.ALLOW) {
            throw source.problem(at, "with Allow lets everybody else in, the unsigned too: name who may");
        }
        JsonNode written = source.member(statement, statementAt, element);
        if (written.isString()) {
            if (!written.stringValue().equals("*")) {
                throw source.problem(at, "must be * or an object such as {\"AWS\": …}");
            }
            everybody = true;
        } else {
            source.onlyMembers(written, at, TYPES);
            if (written.isEmpty()) {
                throw source.problem(at, "names nobody");
            }
            written.forEachEntry((type, names) -> source.each(names, at + "/" + type, (name, place) -> {
                add(type, name);
                return name;
            }));
        }
        return new PrincipalPatterns(
                negated, everybody, Set.copyOf(accounts), Set.copyOf(aws), Set.copyOf(services), Set.copyOf(federated));
    }

    private void add(String type, String name) {
        switch (type) {
            case "AWS" -> addAws(name);
            case "Service" -> {
                if (!SERVICE.matcher(name).matches()) {
                    throw new IllegalArgumentException(name + " is no service principal");
                }
                services.add(name);
            }
            default -> {
                if (name.isBlank() || name.indexOf('*') >= 0) {
                    throw new IllegalArgumentException(name + " is no identity provider");
                }
                federated.add(name);
            }
        }
    }

    private void addAws(String name) {
        Matcher account = ACCOUNT.matcher(name);
        if (name.equals("*")) {
            everybody = true;
        } else if (account.matches()) {
            accounts.add(account.group(1));
        } else if (IDENTITY.matcher(name).matches()) {
            aws.add(name);
        } else {
            throw new IllegalArgumentException(
                    name + " is no account, user, role or session; a wildcard can only stand alone");
        }
    }
}
