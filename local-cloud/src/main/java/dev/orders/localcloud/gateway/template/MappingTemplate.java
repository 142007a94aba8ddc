package dev.orders.localcloud.gateway.template;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A mapping template, compiled.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html">Mapping templates</a>
 */
public interface MappingTemplate {

    /** The quota for a template's text, in bytes. */
    int MAX_BYTES = 300 * 1024;

    /** What Velocity would act upon: references, directives, comments, escapes. */
    Pattern VELOCITY = Pattern.compile("\\$!?\\{?[A-Za-z_]|#(?:[{@]?[A-Za-z_]|#|\\*|\\[\\[)");

    /** @throws TemplateException when the template does not say what it is asked for */
    String render(Scope scope);

    /** @throws TemplateException for a template that is malformed or uses what is not executed */
    static MappingTemplate compile(String text, Vocabulary vocabulary) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new TemplateException("a template has 300 KB at most");
        }
        return VELOCITY.matcher(text).find() ? VelocityTemplate.compile(text, vocabulary) : scope -> text;
    }
}
