package dev.orders.localcloud.gateway.template;

import java.util.HashSet;
import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIncludeStatement;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

/** Refuses whatever a template says that would mean nothing, or something else, when it is rendered. */
final class TemplateCheck {

    private static final Set<String> BUILT_IN = Set.of("input", "util", "context", "stageVariables", "foreach");
    private static final int DEEPEST_LOOP = 2;

    private final Vocabulary vocabulary;
    private final Set<String> assigned = new HashSet<>();

    private TemplateCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static void check(Node template, Vocabulary vocabulary) {
        TemplateCheck check = new TemplateCheck(vocabulary);
        check.collect(template);
        check.visit(template, 0);
    }

    /** Names that the template gives values to: an unknown name beside them would print as it is written. */
    private void collect(Node node) {
        boolean assigns = node instanceof ASTSetDirective || node instanceof ASTDirective;
        if (assigns && node.jjtGetNumChildren() > 0 && node.jjtGetChild(0) instanceof ASTReference target) {
            assigned.add(name(target));
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            collect(node.jjtGetChild(i));
        }
    }

    private void visit(Node node, int loops) {
        int depth = loops;
        if (node instanceof ASTDirective directive) {
            if (!directive.getDirectiveName().equals("foreach")) {
                throw refused("#" + directive.getDirectiveName());
            }
            depth++;
            if (depth > DEEPEST_LOOP) {
                throw refused("#foreach in more than one other");
            }
        } else if (node instanceof ASTIncludeStatement) {
            throw refused("#include");
        } else if (node instanceof ASTSetDirective) {
            assignment((ASTReference) node.jjtGetChild(0));
        } else if (node instanceof ASTReference reference) {
            reference(reference);
        } else if (node instanceof ASTStringLiteral text) {
            interpolated(text.literal());
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            visit(node.jjtGetChild(i), depth);
        }
    }

    private static void assignment(ASTReference target) {
        boolean override = target.literal().matches("\\$\\{?context\\.(request|response)Override\\..+");
        if (BUILT_IN.contains(name(target)) && !override) {
            throw refused("an assignment to " + target.literal());
        }
    }

    private void reference(ASTReference reference) {
        String root = name(reference);
        boolean ownMethods = false;
        switch (root) {
            case "input" -> ownMethods = input(reference);
            case "util" -> ownMethods = util(reference);
            case "context" -> context(reference);
            case "stageVariables" -> {
                if (!vocabulary.stageVariables().contains(member(reference, 0))) {
                    throw refused(reference.literal() + ", which the stage does not have,");
                }
            }
            case "foreach", "null" -> {}
            default -> {
                if (!assigned.contains(root)) {
                    throw refused("$" + root + ", to which nothing is assigned,");
                }
            }
        }
        for (int i = ownMethods ? 1 : 0; i < reference.jjtGetNumChildren(); i++) {
            Node step = reference.jjtGetChild(i);
            if (step instanceof ASTMethod method && !AllowedCalls.METHODS.contains(method.getMethodName())) {
                throw refused("the method '" + method.getMethodName() + "'");
            }
            if (step instanceof ASTIdentifier name && name.getIdentifier().matches(".*-.*|class")) {
                throw refused("$" + root + "…" + member(reference, i));
            }
        }
    }

    /** @return whether a method of its own was called, after {@code $input.body} */
    private static boolean input(ASTReference reference) {
        if (member(reference, 0).equals("body")) {
            return false;
        }
        ASTMethod method = method(reference, AllowedCalls.INPUT);
        boolean params = method.getMethodName().equals("params");
        if (arguments(method) > 1 || (!params && arguments(method) != 1)) {
            throw refused(reference.literal());
        }
        String path = params ? null : constant(method.jjtGetChild(1));
        if (path != null) {
            JsonPath.parse(path);
        }
        return true;
    }

    private static boolean util(ASTReference reference) {
        if (arguments(method(reference, AllowedCalls.UTIL)) != 1) {
            throw refused(reference.literal());
        }
        return true;
    }

    private void context(ASTReference reference) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
            String step = member(reference, i);
            if (step.equals("requestOverride") && i == 0 && !vocabulary.requestOverrides()) {
                throw refused("$context.requestOverride");
            }
            if (i == 0 && step.matches("(request|response)Override") && reference.jjtGetNumChildren() > 1) {
                return;
            }
            path.append(path.isEmpty() ? "" : ".").append(step);
            if (!step.isEmpty() && vocabulary.context().test(path.toString())) {
                return;
            }
        }
        throw refused(reference.literal() + ", which has no value here,");
    }

    /** What a text in double quotes refers to; {@code ""} in it is a quote. */
    private void interpolated(String literal) {
        if (!literal.startsWith("\"")
                || !MappingTemplate.VELOCITY.matcher(literal).find()) {
            return;
        }
        Node text = VelocityTemplate.parse(
                literal.substring(1, literal.length() - 1).replace("\"\"", "\""));
        for (int i = 0; i < text.jjtGetNumChildren(); i++) {
            Node part = text.jjtGetChild(i);
            if (!(part instanceof ASTText) && !(part instanceof ASTReference)) {
                throw refused("a directive in the text " + literal);
            }
        }
        visit(text, 0);
    }

    private static ASTMethod method(ASTReference reference, Set<String> allowed) {
        if (reference.jjtGetNumChildren() > 0
                && reference.jjtGetChild(0) instanceof ASTMethod method
                && allowed.contains(method.getMethodName())) {
            return method;
        }
        throw refused(reference.literal());
    }

    /** The name after a dot, or in {@code ['name']}; empty for anything else. */
    private static String member(ASTReference reference, int at) {
        Node step = at < reference.jjtGetNumChildren() ? reference.jjtGetChild(at) : null;
        if (step instanceof ASTIdentifier identifier) {
            return identifier.getIdentifier();
        }
        String name = step instanceof ASTIndex ? constant(step.jjtGetChild(0)) : null;
        return name == null ? "" : name;
    }

    /** A text that refers to nothing; null for any other expression. */
    private static @Nullable String constant(Node expression) {
        Node node = expression;
        while (!(node instanceof ASTStringLiteral) && node.jjtGetNumChildren() == 1) {
            node = node.jjtGetChild(0);
        }
        if (node instanceof ASTStringLiteral text) {
            String literal = text.literal();
            boolean refers = literal.startsWith("\"")
                    && MappingTemplate.VELOCITY.matcher(literal).find();
            return refers ? null : literal.substring(1, literal.length() - 1);
        }
        return null;
    }

    /** Beside its arguments a method has its name as a child. */
    private static int arguments(ASTMethod method) {
        return method.jjtGetNumChildren() - 1;
    }

    private static String name(ASTReference reference) {
        return reference.getRootString();
    }

    private static TemplateException refused(String what) {
        return new TemplateException(what + " is not executed");
    }
}
