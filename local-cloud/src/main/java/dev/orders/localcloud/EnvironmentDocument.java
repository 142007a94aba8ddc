package dev.orders.localcloud;

import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Workflow;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code environment.json}: the running environment with the keys of {@code terraform output -json}, each value wrapped as
 * Terraform prints it.
 */
record EnvironmentDocument(Map<String, Output> outputs) {

    /** One output as Terraform prints it. */
    record Output(Object value) {}

    static EnvironmentDocument of(
            LocalValues values, Definitions definitions, List<Account> demoAccounts, AccessKey developer) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        put(outputs, "region", LocalValues.REGION);
        put(outputs, "web_url", values.webUrl());
        put(outputs, "api_url", values.apiUrl());
        put(outputs, "hosted_ui_url", values.origin());
        put(outputs, "issuer", values.issuer());
        put(outputs, "user_pool_id", LocalValues.USER_POOL_ID);
        put(outputs, "web_client_id", LocalValues.WEB_CLIENT_ID);
        put(outputs, "public_client_id", LocalValues.PUBLIC_CLIENT_ID);
        put(outputs, "public_client_callback_url", values.publicClientCallbackUrl());
        put(outputs, "identity_pool_id", LocalValues.IDENTITY_POOL_ID);
        definitions
                .tables()
                .tables()
                .forEach((key, table) -> put(outputs, key.replace('-', '_') + "_table", table.name()));
        definitions
                .streams()
                .streams()
                .forEach((key, stream) -> put(outputs, key.replace('-', '_') + "_stream", stream.name()));
        Workflow approval = definitions.workflows().workflows().get("order-approval");
        if (approval != null) {
            put(
                    outputs,
                    "order_approval_state_machine_arn",
                    "arn:aws:states:%s:%s:stateMachine:%s"
                            .formatted(LocalValues.REGION, LocalValues.ACCOUNT_ID, approval.name()));
        }
        put(outputs, "api_endpoint_type", "REGIONAL");
        put(outputs, "aws_endpoint_url", values.origin());
        // The service behind the VPC link, which nobody reaches on AWS: the tests attack it as if there were no
        // gateway.
        put(outputs, "api_service_url", values.apiServiceUrl());
        put(
                outputs,
                "demo_accounts",
                demoAccounts.stream().map(EnvironmentDocument::account).toList());
        put(
                outputs,
                "developer_credentials",
                Map.of(
                        "access_key_id", developer.accessKeyId(),
                        "secret_access_key", developer.secretAccessKey()));
        return new EnvironmentDocument(outputs);
    }

    private static Map<String, Object> account(Account account) {
        return Map.of("email", account.email(), "password", account.password(), "groups", account.groups());
    }

    private static void put(Map<String, Output> outputs, String key, Object value) {
        outputs.put(key, new Output(value));
    }
}
