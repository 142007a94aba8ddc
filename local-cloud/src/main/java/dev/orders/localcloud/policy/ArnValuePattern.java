package dev.orders.localcloud.policy;

import java.util.List;

/** A value of an ARN operator: {@code ArnEquals} and {@code ArnLike} are the same. */
record ArnValuePattern(ArnPattern pattern) implements ValuePattern {

    static ArnValuePattern of(String text, boolean variables) {
        return new ArnValuePattern(new ArnPattern(Template.of(text, true, variables)));
    }

    @Override
    public Match match(String value, Keys keys) {
        List<String> parts = ArnPattern.parts(value);
        if (parts == null) {
            return Match.UNREADABLE;
        }
        List<Glob> resolved = pattern.resolve(keys);
        return Match.of(resolved != null && ArnPattern.matches(resolved, parts));
    }

    @Override
    public List<String> variables() {
        return pattern.template().variables();
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
