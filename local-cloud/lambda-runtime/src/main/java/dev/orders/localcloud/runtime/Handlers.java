package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceLoader;

/**
 * Finds a handler by its name, a class or {@code class::handleRequest}, and makes the one instance that takes all events.
 * Handlers without one of Lambda's interfaces, and serializers of a function's own, are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Define Lambda function handler in Java</a>
 */
final class Handlers {

    private static final String METHOD = "handleRequest";
    private static final String NOT_EXECUTED = "Runtime.NotExecuted";

    private Handlers() {}

    /**
     * @throws UnusableHandlerException for a name that leads to nothing, or to what this runtime doesn't execute
     * @throws Throwable whatever the class's initialisation or constructor throws
     */
    static Handler load(String name) throws Throwable {
        if (ServiceLoader.load(CustomPojoSerializer.class).iterator().hasNext()) {
            throw refused("The local cloud does not execute a custom serializer (CustomPojoSerializer).");
        }
        String[] parts = name.split("::", -1);
        if (parts.length > 2 || parts[0].isBlank()) {
            throw new UnusableHandlerException("java.lang.IllegalArgumentException", "Invalid handler: `" + name + "'");
        }
        Object handler = instance(parts[0]);
        if (parts.length == 2 && !parts[1].equals(METHOD)) {
            throw refused("The local cloud executes handlers by Lambda's interfaces alone: %s is not their method %s."
                    .formatted(name, METHOD));
        }
        return switch (handler) {
            case RequestStreamHandler stream ->
                (event, context) -> {
                    ByteArrayOutputStream answer = new ByteArrayOutputStream();
                    stream.handleRequest(new ByteArrayInputStream(event), answer, context);
                    return answer.toByteArray();
                };
            case RequestHandler<?, ?> typed -> TypedHandler.of(typed);
            default ->
                throw refused("The local cloud executes RequestHandler and RequestStreamHandler; %s is neither."
                        .formatted(parts[0]));
        };
    }

    private static Object instance(String className) throws Throwable {
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException missing) {
            throw new UnusableHandlerException(ClassNotFoundException.class.getName(), "Class not found: " + className);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException noConstructor) {
            throw new UnusableHandlerException(
                    noConstructor.getClass().getName(),
                    "Class " + className + " has no public zero-argument constructor");
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static UnusableHandlerException refused(String why) {
        return new UnusableHandlerException(NOT_EXECUTED, why);
    }
}
