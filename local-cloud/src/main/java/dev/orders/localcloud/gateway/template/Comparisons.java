package dev.orders.localcloud.gateway.template;

import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/** Puts comparisons into a parsed template that know what {@link Absent} equals: Velocity's own can't tell both at once. */
final class Comparisons {

    private Comparisons() {}

    static void replaceIn(Node node) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            Node child = node.jjtGetChild(i);
            if (child instanceof ASTEQNode comparison) {
                SimpleNode own = child instanceof ASTNENode ? new Unequal(comparison) : new Equal(comparison);
                for (int operand = 0; operand < child.jjtGetNumChildren(); operand++) {
                    own.jjtAddChild(child.jjtGetChild(operand), operand);
                    child.jjtGetChild(operand).jjtSetParent(own);
                }
                own.jjtSetParent(node);
                node.jjtAddChild(own, i);
            }
            replaceIn(node.jjtGetChild(i));
        }
    }

    /** Null unless one side is absent. */
    private static @Nullable Boolean equal(Node comparison, InternalContextAdapter context) {
        Object left = comparison.jjtGetChild(0).value(context);
        Object right = comparison.jjtGetChild(1).value(context);
        if (left instanceof Absent || right instanceof Absent) {
            return Absent.equal(left instanceof Absent ? right : left);
        }
        return null;
    }

    private static final class Equal extends ASTEQNode {
        Equal(ASTEQNode replaced) {
            super(replaced.getParser(), replaced.getType());
            first = replaced.getFirstToken();
            last = replaced.getLastToken();
        }

        @Override
        public boolean evaluate(InternalContextAdapter context) {
            Boolean equal = equal(this, context);
            return equal == null ? super.evaluate(context) : equal;
        }
    }

    private static final class Unequal extends ASTNENode {
        Unequal(ASTEQNode replaced) {
            super(replaced.getParser(), replaced.getType());
            first = replaced.getFirstToken();
            last = replaced.getLastToken();
        }

        @Override
        public boolean evaluate(InternalContextAdapter context) {
            Boolean equal = equal(this, context);
            return equal == null ? super.evaluate(context) : !equal;
        }
    }
}
