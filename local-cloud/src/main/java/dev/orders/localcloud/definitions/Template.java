package dev.orders.localcloud.definitions;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform's {@code templatefile} as far as the definitions use it: plain {@code ${name}} placeholders, {@code $${…}} as
 * the escape. Expressions and {@code %{…}} directives are refused, not ignored.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates">Terraform:
 *     string templates</a>
 */
public final class Template {

    private static final Pattern SEQUENCE = Pattern.compile("\\$\\$\\{|%%\\{|\\$\\{([^}]*)}?|%\\{");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private Template() {}

    /** @throws DefinitionException naming the file and the line of a sequence that can't be rendered */
    public static String render(String file, String text, Map<String, String> variables) {
        Matcher sequences = SEQUENCE.matcher(text);
        StringBuilder rendered = new StringBuilder(text.length());
        while (sequences.find()) {
            sequences.appendReplacement(
                    rendered, Matcher.quoteReplacement(replacement(file, text, sequences, variables)));
        }
        return sequences.appendTail(rendered).toString();
    }

    private static String replacement(String file, String text, Matcher sequence, Map<String, String> variables) {
        String found = sequence.group();
        if (found.equals("$${") || found.equals("%%{")) {
            return found.substring(1);
        }
        String name = sequence.group(1);
        if (name == null || !found.endsWith("}") || !NAME.matcher(name).matches()) {
            throw refusal(file, text, sequence, "only plain ${name} placeholders are executed, not '" + found + "'");
        }
        String value = variables.get(name);
        if (value == null) {
            throw refusal(file, text, sequence, "no variable is named '" + name + "'");
        }
        return value;
    }

    private static DefinitionException refusal(String file, String text, Matcher sequence, String why) {
        long line = 1
                + text.substring(0, sequence.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new DefinitionException(file, "line " + line, why);
    }
}
