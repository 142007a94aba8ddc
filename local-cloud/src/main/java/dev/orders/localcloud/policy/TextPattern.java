package dev.orders.localcloud.policy;

import java.util.List;

/** A value of a string operator; a variable without a value equals nothing. */
record TextPattern(Template template, boolean ignoreCase) implements ValuePattern {

    static TextPattern equal(String text, boolean variables) {
        return new TextPattern(Template.of(text, false, variables), false);
    }

    static TextPattern equalIgnoringCase(String text, boolean variables) {
        return new TextPattern(Template.of(text, false, variables), true);
    }

    static TextPattern like(String text, boolean variables) {
        return new TextPattern(Template.of(text, true, variables), false);
    }

    @Override
    public Match match(String value, Keys keys) {
        Glob glob = template.resolve(keys);
        if (glob == null) {
            return Match.NO;
        }
        return Match.of(ignoreCase ? glob.text().equalsIgnoreCase(value) : glob.matches(value));
    }

    @Override
    public List<String> variables() {
        return template.variables();
    }

    @Override
    public String toString() {
        return template.toString();
    }
}
