package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.Method;
import dev.orders.localcloud.gateway.model.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tree of resources. */
final class PathsReader {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_.,:-]+");
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_.,:-]+)}");

    private final OperationReader operations;

    PathsReader(OperationReader operations) {
        this.operations = operations;
    }

    Resource read(Node paths) {
        Draft root = new Draft();
        for (Node path : paths.members()) {
            path.allow(METHODS);
            Map<String, Method> methods = draft(root, path).methods;
            for (Node operation : path.members()) {
                String method = operation.name().toUpperCase(Locale.ROOT);
                methods.put(method, operations.read(path.name(), method, operation));
            }
        }
        return root.finished();
    }

    private static Draft draft(Draft root, Node path) {
        String name = path.name();
        if (!name.startsWith("/")) {
            throw path.refusal("a path starts with a slash");
        }
        Draft draft = root;
        for (String segment :
                name.length() == 1 ? new String[0] : name.substring(1).split("/", -1)) {
            var parameter = PARAMETER.matcher(segment);
            if (parameter.matches()) {
                draft = draft.parameter(parameter.group(1), path);
            } else if (LITERAL.matcher(segment).matches() && !segment.matches("\\.{1,2}")) {
                draft = draft.literals.computeIfAbsent(segment, any -> new Draft());
            } else {
                throw path.refusal("'" + segment + "' is neither a literal segment nor a whole {parameter}");
            }
        }
        return draft;
    }

    /** A resource while paths are still added below it. */
    private static final class Draft {
        private final Map<String, Draft> literals = new LinkedHashMap<>();
        private final Map<String, Method> methods = new HashMap<>();
        private @Nullable String parameterName;
        private @Nullable Draft parameter;

        Draft parameter(String name, Node path) {
            if (parameter == null) {
                parameterName = name;
                parameter = new Draft();
            } else if (!name.equals(parameterName)) {
                throw path.refusal("a sibling has the variable {" + parameterName + "} in the place of {" + name + "}");
            }
            return parameter;
        }

        Resource finished() {
            Map<String, Resource> children = new HashMap<>();
            literals.forEach((segment, draft) -> children.put(segment, draft.finished()));
            return new Resource(
                    children,
                    parameter == null || parameterName == null
                            ? null
                            : new Resource.Parameter(parameterName, parameter.finished()),
                    methods);
        }
    }
}
