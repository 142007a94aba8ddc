package dev.orders.localcloud.gateway.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of the API's tree of paths. A resource is chosen together with its method: where a literal segment has no such
 * method, a {@code {parameter}} beside it that has one takes the request.
 *
 * @param literals child resources by their literal segment
 * @param parameter the child for every other segment
 */
public record Resource(
        Map<String, Resource> literals, @Nullable Parameter parameter, Map<String, Method> methods) {

    public Resource {
        literals = Map.copyOf(literals);
        methods = Map.copyOf(methods);
    }

    /** A segment such as {@code {orderId}} and what is below it. */
    public record Parameter(String name, Resource resource) {}

    /** The method that takes the request, or null; AWS answers as for a missing token then. */
    public @Nullable Route route(String httpMethod, List<String> segments) {
        return route(httpMethod, segments, 0, Map.of());
    }

    private @Nullable Route route(
            String httpMethod, List<String> segments, int depth, Map<String, String> pathParameters) {
        if (depth == segments.size()) {
            Method method = methods.get(httpMethod);
            return method == null ? null : new Route(method, pathParameters);
        }
        String segment = segments.get(depth);
        Resource literal = literals.get(segment);
        Route route = literal == null ? null : literal.route(httpMethod, segments, depth + 1, pathParameters);
        if (route != null || parameter == null || segment.isEmpty()) {
            return route;
        }
        return parameter
                .resource()
                .route(httpMethod, segments, depth + 1, Route.with(pathParameters, parameter.name(), segment));
    }
}
