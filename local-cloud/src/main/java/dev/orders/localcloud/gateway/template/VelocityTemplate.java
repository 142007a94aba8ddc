package dev.orders.localcloud.gateway.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** A template that Velocity runs. Parsed and checked once; safe to render from many threads. */
final class VelocityTemplate implements MappingTemplate {

    /** More than any payload; who gets here has a template that does not end. */
    private static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private final SimpleNode template;

    private VelocityTemplate(SimpleNode template) {
        this.template = template;
    }

    static VelocityTemplate compile(String text, Vocabulary vocabulary) {
        SimpleNode parsed = parse(text);
        TemplateCheck.check(parsed, vocabulary);
        return new VelocityTemplate(parsed);
    }

    static SimpleNode parse(String text) {
        Template named = new Template();
        named.setName("template");
        try {
            SimpleNode parsed = Engine.RUNTIME.parse(new StringReader(text), named);
            Comparisons.replaceIn(parsed);
            parsed.init(new InternalContextAdapterImpl(new VelocityContext()), Engine.RUNTIME);
            return parsed;
        } catch (ParseException | VelocityException e) {
            throw new TemplateException("is no Velocity template: " + e.getMessage(), e);
        }
    }

    @Override
    public String render(Scope scope) {
        VelocityContext context = new VelocityContext(scope.variables());
        EventCartridge events = new EventCartridge();
        // API Gateway prints nothing for what is not there, Velocity the reference itself.
        events.addReferenceInsertionEventHandler(
                (at, reference, value) -> value == null || value instanceof Absent ? "" : value);
        events.addMethodExceptionHandler((at, type, method, failure, place) -> {
            throw failure instanceof TemplateException known
                    ? known
                    : new TemplateException("the method '" + method + "' failed", failure);
        });
        events.attachToContext(context);
        StringWriter text = new StringWriter();
        InternalContextAdapterImpl rendering = new InternalContextAdapterImpl(context);
        rendering.pushCurrentTemplateName("template");
        try {
            template.render(rendering, new Bounded(text));
        } catch (VelocityException e) {
            throw e.getCause() instanceof TemplateException cause ? cause : new TemplateException("failed", e);
        } catch (IOException e) {
            throw new TemplateException(String.valueOf(e.getMessage()), e);
        }
        return text.toString();
    }

    /** Made with the first template that needs it. */
    private static final class Engine {

        static final RuntimeInstance RUNTIME = start();

        private static RuntimeInstance start() {
            RuntimeInstance runtime = new RuntimeInstance();
            runtime.setProperty("introspector.uberspect.class", AllowedCalls.class.getName());
            runtime.setProperty("directive.foreach.max_loops", "1000");
            // As Velocity 1 has both: a hyphen belongs to the name before it, which the check refuses, and #set takes
            // its line.
            runtime.setProperty("parser.allow_hyphen_in_identifiers", "true");
            runtime.setProperty("parser.space_gobbling", "bc");
            runtime.setProperty("parser.pool.size", "1");
            runtime.setProperty("runtime.log.log_invalid_references", "false");
            runtime.setProperty("velocimacro.library.path", "");
            runtime.init();
            return runtime;
        }
    }

    private static final class Bounded extends Writer {

        private final StringWriter text;

        Bounded(StringWriter text) {
            this.text = text;
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            if (text.getBuffer().length() + length > MAX_CHARACTERS) {
                throw new IOException("the template renders too much");
            }
            text.write(characters, offset, length);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
