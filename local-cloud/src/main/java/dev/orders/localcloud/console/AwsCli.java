package dev.orders.localcloud.console;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.wire.AwsAccount;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lines for a shell that ask the laptop with the AWS CLI, whole and ready to paste. */
final class AwsCli {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PERSON = "11111111-2222-4333-8444-555555555555";

    private final Definitions definitions;
    private final AwsAccount account;

    AwsCli(Definitions definitions, AwsAccount account) {
        this.definitions = definitions;
        this.account = account;
    }

    /** Points the CLI at the laptop, as its developer; the secret goes from the environment document into the shell only. */
    String setUp(String endpoint) {
        return """
                export AWS_ENDPOINT_URL=%s AWS_REGION=%s AWS_PAGER=
                export AWS_ACCESS_KEY_ID=$(curl -s $AWS_ENDPOINT_URL/environment.json | jq -r .developer_credentials.value.access_key_id)
                export AWS_SECRET_ACCESS_KEY=$(curl -s $AWS_ENDPOINT_URL/environment.json | jq -r .developer_credentials.value.secret_access_key)\
                """.formatted(endpoint, account.region());
    }

    /** Asks the customers' policy, as it is now, about a row of their own: change the policy or a key and ask again. */
    @Nullable
    String tryPolicy(String endpoint) {
        String policy = definitions.policies().get("customer.json");
        var orders = definitions.tables().tables().get("orders");
        if (policy == null || orders == null) {
            return null;
        }
        return """
                aws iam simulate-custom-policy --endpoint-url %s --region %s \\
                  --policy-input-list %s \\
                  --action-names dynamodb:GetItem \\
                  --resource-arns %s \\
                  --context-entries \\
                    ContextKeyName=dynamodb:LeadingKeys,ContextKeyType=stringList,ContextKeyValues=%s \\
                    ContextKeyName=aws:PrincipalTag/userId,ContextKeyType=string,ContextKeyValues=%s \\
                  --query 'EvaluationResults[].[EvalActionName,EvalDecision,MatchedStatements]'\
                """.formatted(
                endpoint,
                account.region(),
                quoted(JSON.readTree(policy).toString()),
                "arn:aws:dynamodb:%s:%s:table/%s".formatted(account.region(), account.accountId(), orders.name()),
                PERSON,
                PERSON);
    }

    /** For a POSIX shell: nothing between single quotes means anything to it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
