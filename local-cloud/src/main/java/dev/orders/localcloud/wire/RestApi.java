package dev.orders.localcloud.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses of a service of the REST-JSON protocol. All paths below the base are the service's own: what has no route
 * there is an unknown operation.
 *
 * @param basePath such as {@code /v2/email}: two services' must not lie in one another
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1 protocol</a>
 */
public record RestApi(String basePath, List<Route> routes) {

    private static final Pattern BASE = Pattern.compile("(/[\\w.-]+)+");

    /**
     * Where an operation is.
     *
     * @param path below the base, a segment in braces is a member of the input: {@code /identities/{EmailIdentity}}
     * @param headers which members of the input are headers, by the headers' names
     * @param payload whether the body is one blob, which the call gives as it came, and no document of members
     */
    public record Route(String method, String path, String operation, Map<String, String> headers, boolean payload) {

        public Route(String method, String path, String operation) {
            this(method, path, operation, Map.of(), false);
        }

        private List<String> segments() {
            return segmentsOf(path);
        }
    }

    /** @param input members that the path gives */
    record Found(Route route, ObjectNode input) {}

    public RestApi {
        routes = List.copyOf(routes);
        if (!BASE.matcher(basePath).matches()) {
            throw new IllegalArgumentException("not a base path: " + basePath);
        }
        Set<String> shapes = new HashSet<>();
        for (Route route : routes) {
            if (!shapes.add(route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}"))) {
                throw new IllegalArgumentException("two routes of " + route.method() + " " + route.path());
            }
        }
    }

    /** Whether a raw path is this service's. */
    boolean owns(String path) {
        return path.equals(basePath) || path.startsWith(basePath + "/");
    }

    /**
     * The operation at a raw path that the service owns; null when none is there.
     *
     * @throws IllegalArgumentException for a broken escape
     */
    @Nullable
    Found find(String method, String path) {
        List<String> segments = segmentsOf(path.substring(basePath.length()));
        for (Route route : routes) {
            ObjectNode input = route.method().equals(method) ? match(route.segments(), segments) : null;
            if (input != null) {
                return new Found(route, input);
            }
        }
        return null;
    }

    private static @Nullable ObjectNode match(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return null;
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < segments.size(); i++) {
            String expected = template.get(i);
            String segment = segments.get(i);
            if (expected.startsWith("{") && !segment.isEmpty()) {
                input.put(expected.substring(1, expected.length() - 1), decoded(segment));
            } else if (!expected.equals(segment)) {
                return null;
            }
        }
        return input;
    }

    private static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }

    /** In a path a plus sign is one. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
