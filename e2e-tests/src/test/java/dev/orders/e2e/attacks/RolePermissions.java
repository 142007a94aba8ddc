package dev.orders.e2e.attacks;

import dev.orders.e2e.client.Arns;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

/** What IAM says that a role may do, whoever its session is: asked, not read out of its policy. */
public final class RolePermissions {

    private static final List<String> TABLE_ACTIONS = List.of(
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
    private static final List<String> CHANGES_ACTIONS =
            List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");
    private static final List<String> WORKFLOW_ACTIONS = List.of(
            "states:StartExecution",
            "states:StartSyncExecution",
            "states:ListExecutions",
            "states:DescribeStateMachine",
            "states:UpdateStateMachine");
    private static final List<String> TASK_ACTIONS =
            List.of("states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat");
    private static final List<String> STREAM_ACTIONS = List.of(
            "kinesis:PutRecord",
            "kinesis:PutRecords",
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:ListShards",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:DeleteStream");
    private static final List<String> FUNCTION_ACTIONS =
            List.of("lambda:InvokeFunction", "lambda:GetFunction", "lambda:UpdateFunctionCode");
    private static final List<String> QUEUE_ACTIONS =
            List.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage");
    private static final List<String> MAIL_ACTIONS = List.of("ses:SendEmail", "ses:SendRawEmail");
    private static final List<String> PEOPLE_ACTIONS = List.of(
            "cognito-idp:AdminGetUser",
            "cognito-idp:AdminUpdateUserAttributes",
            "cognito-idp:AdminSetUserPassword",
            "cognito-idp:ListUsers");

    private final Environment environment;
    private final AccessKey developer;
    private final Arns arns;

    public RolePermissions(Environment environment, AccessKey developer) {
        this.environment = environment;
        this.developer = developer;
        try (StsClient sts = new Aws(environment).sts(developer)) {
            arns = Arns.of(environment, sts.getCallerIdentity().account());
        }
    }

    /** The actions allowed whatever the request has in it, each with what it reaches, such as {@code Scan products}. */
    public Set<String> of(String role) {
        Set<String> allowed = new TreeSet<>();
        try (IamClient iam = new Aws(environment).iam(developer)) {
            for (Reach reach : reaches()) {
                iam
                        .simulatePrincipalPolicy(r -> r.policySourceArn(arns.role(role))
                                .actionNames(reach.actions())
                                .resourceArns(reach.resources())
                                .contextEntries(entry(
                                        "ses:FromAddress", ContextKeyTypeEnum.STRING, List.of("orders@example.com"))))
                        .evaluationResults()
                        .stream()
                        .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                        .map(result -> afterLast(':', result.evalActionName()) + " "
                                + reach.shortName(result.evalResourceName()))
                        .forEach(allowed::add);
            }
        }
        return allowed;
    }

    /** Whether the role may do this to the table in a request of this context. */
    public boolean allows(String role, String action, String table, Map<String, List<String>> context) {
        List<ContextEntry> entries = new ArrayList<>();
        context.forEach((key, values) -> entries.add(entry(
                key,
                key.equals("dynamodb:Select") ? ContextKeyTypeEnum.STRING : ContextKeyTypeEnum.STRING_LIST,
                values)));
        try (IamClient iam = new Aws(environment).iam(developer)) {
            return iam
                    .simulatePrincipalPolicy(r -> r.policySourceArn(arns.role(role))
                            .actionNames(action)
                            .resourceArns(arns.table(table))
                            .contextEntries(entries))
                    .evaluationResults()
                    .stream()
                    .allMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
        }
    }

    /** Actions of one service, and what they could reach. */
    private record Reach(List<String> actions, String prefix, List<String> names) {

        List<String> resources() {
            return names.stream().map(prefix::concat).toList();
        }

        String shortName(String resource) {
            return resource.substring(prefix.length());
        }
    }

    private List<Reach> reaches() {
        return Stream.of(
                        new Reach(
                                TABLE_ACTIONS,
                                arns.table(""),
                                List.of(
                                        "orders",
                                        "order-approvals",
                                        "approval-tasks",
                                        "products",
                                        "telemetry-rollups")),
                        new Reach(
                                CHANGES_ACTIONS,
                                arns.table(""),
                                List.of("orders/stream/now", "order-approvals/stream/now")),
                        new Reach(
                                WORKFLOW_ACTIONS,
                                arns.stateMachine(""),
                                List.of("order-approval", "order-cancellation")),
                        new Reach(TASK_ACTIONS, "", List.of("*")),
                        new Reach(STREAM_ACTIONS, arns.stream(""), List.of("telemetry")),
                        new Reach(
                                QUEUE_ACTIONS,
                                arns.queue(""),
                                List.of(
                                        "order-approval-dead-letters",
                                        "order-cancellation-dead-letters",
                                        "telemetry-rollup-failures")),
                        new Reach(FUNCTION_ACTIONS, arns.function(""), List.of("telemetry-rollup")),
                        new Reach(
                                MAIL_ACTIONS,
                                arns.arn("ses", "identity/"),
                                List.of("orders@example.com", "other@example.com")),
                        new Reach(
                                PEOPLE_ACTIONS,
                                arns.arn("cognito-idp", "userpool/"),
                                List.of(environment.get("user_pool_id"), "other")))
                .toList();
    }

    private static ContextEntry entry(String key, ContextKeyTypeEnum type, List<String> values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }

    private static String afterLast(char separator, String text) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
