package dev.orders.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the environment tells the service; {@code application.yaml} maps its variables.
 *
 * @param issuer the user pool's issuer, as tokens have it in {@code iss}
 * @param identityProvider the user pool's name as a login of the identity pool
 * @param cachedSessions how many signed-in sessions are remembered: their verified tokens and their credentials
 * @param productsTtl how long the catalogue may be out of date
 */
@ConfigurationProperties("api")
record ApiSettings(
        @DefaultValue("") String region,
        @DefaultValue("") String issuer,
        @DefaultValue("") String webClientId,
        @DefaultValue("") String publicClientId,
        @DefaultValue("") String identityPoolId,
        @DefaultValue("") String identityProvider,
        @DefaultValue("") String customerRoleArn,
        @DefaultValue("") String approverRoleArn,
        @DefaultValue("") String operatorRoleArn,
        @DefaultValue("") String ordersTable,
        @DefaultValue("") String orderApprovalsTable,
        @DefaultValue("") String approvalTasksTable,
        @DefaultValue("") String productsTable,
        @DefaultValue("") String telemetryRollupsTable,
        @DefaultValue("") String telemetryStream,
        @DefaultValue("20000") int cachedSessions,
        @DefaultValue("60s") Duration productsTtl) {

    ApiSettings {
        var needed = new LinkedHashMap<String, String>();
        needed.put("AWS_REGION", region);
        needed.put("ISSUER", issuer);
        needed.put("WEB_CLIENT_ID", webClientId);
        needed.put("PUBLIC_CLIENT_ID", publicClientId);
        needed.put("IDENTITY_POOL_ID", identityPoolId);
        needed.put("IDENTITY_PROVIDER", identityProvider);
        needed.put("CUSTOMER_ROLE_ARN", customerRoleArn);
        needed.put("APPROVER_ROLE_ARN", approverRoleArn);
        needed.put("OPERATOR_ROLE_ARN", operatorRoleArn);
        needed.put("ORDERS_TABLE", ordersTable);
        needed.put("ORDER_APPROVALS_TABLE", orderApprovalsTable);
        needed.put("APPROVAL_TASKS_TABLE", approvalTasksTable);
        needed.put("PRODUCTS_TABLE", productsTable);
        needed.put("TELEMETRY_ROLLUPS_TABLE", telemetryRollupsTable);
        needed.put("TELEMETRY_STREAM", telemetryStream);
        needed.values().removeIf(value -> !value.isBlank());
        if (!needed.isEmpty()) {
            throw new MissingSettings(needed.keySet().stream().toList());
        }
        if (cachedSessions < 1 || productsTtl.isNegative() || productsTtl.isZero()) {
            throw new IllegalArgumentException("api.cached-sessions and api.products-ttl must be positive");
        }
    }

    /** The clients whose tokens are accepted. */
    Set<String> clientIds() {
        return Set.of(webClientId, publicClientId);
    }
}
