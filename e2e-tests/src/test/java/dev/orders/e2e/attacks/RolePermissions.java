package dev.orders.e2e.attacks;

import dev.orders.e2e.client.Aws;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

/** What IAM says that a role may do on the tables, whoever its session is: asked, not read out of its policy. */
public final class RolePermissions {

    private static final List<String> ACTIONS = List.of(
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:PartiQLSelect",
            "dynamodb:PartiQLUpdate",
            "dynamodb:DeleteTable",
            "dynamodb:UpdateTable");

    private final Environment environment;
    private final AccessKey developer;
    private final String account;
    private final String prefix;

    public RolePermissions(Environment environment, AccessKey developer) {
        this.environment = environment;
        this.developer = developer;
        try (StsClient sts = new Aws(environment).sts(developer)) {
            account = sts.getCallerIdentity().account();
        }
        String table = environment.get("orders_table");
        prefix = table.substring(0, table.length() - "orders".length());
    }

    /** The allowed actions, each with its table, such as {@code Scan products}. */
    public Set<String> of(String role) {
        List<String> tables = List.of("orders", "order-approvals", "products");
        try (IamClient iam = new Aws(environment).iam(developer)) {
            return iam
                    .simulatePrincipalPolicy(
                            r -> r.policySourceArn("arn:aws:iam::" + account + ":role/" + prefix + role)
                                    .actionNames(ACTIONS)
                                    .resourceArns(tables.stream().map(this::arn).toList()))
                    .evaluationResults()
                    .stream()
                    .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                    .map(result -> result.evalActionName().substring("dynamodb:".length()) + " "
                            + result.evalResourceName().substring(arn("").length()))
                    .collect(Collectors.toSet());
        }
    }

    private String arn(String table) {
        return "arn:aws:dynamodb:" + environment.region() + ":" + account + ":table/" + prefix + table;
    }
}
