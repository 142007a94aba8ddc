package dev.orders.localcloud.workflow.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One {@code {% … %}} text, compiled; any number of threads may evaluate it. The library keeps the time and the input of
 * an evaluation in the compiled object, so they take turns.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data</a>
 */
public final class Expression {

    private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

    private final String source;
    private final Jsonata compiled;
    private final List<String> names;
    private final ReentrantLock turn = new ReentrantLock();

    private Expression(String source, Jsonata compiled) {
        this.source = source;
        this.compiled = compiled;
        this.names = names(source);
    }

    /**
     * @param source what stands between {@code {%} and {@code %}}
     * @throws ExpressionException when it is not JSONata
     */
    public static Expression compile(String source) {
        try {
            Jsonata compiled = Jsonata.jsonata(source.strip());
            compiled.setOutputConvertNulls(false);
            return new Expression(source.strip(), compiled);
        } catch (JException malformed) {
            throw new ExpressionException(malformed.getError() + ": " + malformed.getMessage());
        } catch (StackOverflowError nested) {
            throw new ExpressionException("S0500: The expression is nested too deeply");
        }
    }

    public String source() {
        return source;
    }

    /**
     * @return the value; missing when the expression returned nothing
     * @throws ExpressionException when it fails, takes too long, nests too deeply or grows too large
     */
    public JsonNode evaluate(Bindings bindings) {
        turn.lock();
        try {
            return Values.toJson(compiled.evaluate(null, frame(bindings)));
        } catch (ExpressionException ours) {
            throw ours;
        } catch (JException fault) {
            throw fault.getCause() instanceof ExpressionException ours ? ours : new ExpressionException(message(fault));
        } catch (IllegalArgumentException
                | ClassCastException
                | ArithmeticException
                | NullPointerException
                | IndexOutOfBoundsException
                | java.time.DateTimeException
                | StackOverflowError fault) {
            // What the library lets through of the JDK's own when a value is not what a function takes.
            throw new ExpressionException(String.valueOf(fault.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    private Jsonata.Frame frame(Bindings bindings) {
        Jsonata.Frame frame = compiled.createFrame();
        Bounds bounds = new Bounds();
        bounds.watch(frame);
        BuiltIns functions = new BuiltIns(bindings, bounds);
        for (String name : names) {
            if (bindings.has(name)) {
                frame.bind(name, bindings.value(name));
            } else if (BuiltIns.NAMES.contains(name)) {
                functions.bind(frame, name);
            } else if (name.equals("eval")) {
                frame.bind(name, (Object) null);
            }
        }
        return frame;
    }

    private static String message(JException fault) {
        String code = fault.getError();
        String message = String.valueOf(fault.getMessage());
        return code != null && code.matches("[A-Z]\\d{4}") ? code + ": " + message : message;
    }

    private static List<String> names(String source) {
        Set<String> names = new LinkedHashSet<>();
        Matcher name = NAME.matcher(source);
        while (name.find()) {
            names.add(name.group(1));
        }
        return List.copyOf(names);
    }
}
