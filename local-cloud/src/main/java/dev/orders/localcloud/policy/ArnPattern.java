package dev.orders.localcloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for ARNs. The six parts are compared one by one: a wildcard stays within its part, and within the last part,
 * the resource, it also stands for colons and slashes.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM:
 *     ARN condition operators</a>
 */
final class ArnPattern {

    private static final int PARTS = 6;

    private final Template template;
    private final @Nullable List<Glob> constant;

    /** @throws IllegalArgumentException when it cannot become an ARN of six parts */
    ArnPattern(Template template) {
        this.template = template;
        Glob fixed = template.resolve(Keys.NONE);
        this.constant = template.variables().isEmpty() && fixed != null ? fixed.split(PARTS) : null;
        if (constant != null
                && (constant.size() < PARTS || !constant.getFirst().text().equals("arn"))) {
            throw new IllegalArgumentException(
                    template + " is no ARN of six parts (arn:partition:service:region:account:resource)");
        }
    }

    Template template() {
        return template;
    }

    /** The patterns of the six parts; null when a variable has no value. */
    @Nullable
    List<Glob> resolve(Keys keys) {
        if (constant != null) {
            return constant;
        }
        Glob glob = template.resolve(keys);
        return glob == null ? null : glob.split(PARTS);
    }

    static boolean matches(List<Glob> patterns, List<String> parts) {
        if (patterns.size() != parts.size()) {
            return false;
        }
        for (int part = 0; part < PARTS; part++) {
            if (!patterns.get(part).matches(parts.get(part))) {
                return false;
            }
        }
        return true;
    }

    /** The six parts of an ARN; null when the text is none. */
    static @Nullable List<String> parts(String arn) {
        List<String> parts = List.of(arn.split(":", PARTS));
        return parts.size() == PARTS && parts.getFirst().equals("arn") ? parts : null;
    }

    @Override
    public String toString() {
        return template.toString();
    }
}
