package dev.orders.localcloud;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Terraform would answer on AWS, chosen for the laptop: the values of the definitions' variables.
 *
 * @param apiServicePort where the gateway finds api-service
 */
record LocalValues(int port, int webPort, int apiServicePort) {

    static final String REGION = "eu-west-1";
    static final String ACCOUNT_ID = "123456789012";
    static final String NAME = "orders-local";
    static final String USER_POOL_ID = REGION + "_OrdersLcl";
    static final String IDENTITY_POOL_ID = REGION + ":0d5e7a11-3c2f-4b8e-9a6d-0f1e2d3c4b5a";
    static final String WEB_CLIENT_ID = "1weborderslocal0client0id0";
    static final String PUBLIC_CLIENT_ID = "2puborderslocal0client0id0";
    static final String API_ID = "orderslcl1";
    static final String VPC_LINK_ID = "vpclocal1";
    static final String STAGE = "v1";
    static final String MAIL_FROM = "orders@example.com";

    String origin() {
        return "http://localhost:" + port;
    }

    String issuer() {
        return origin() + "/" + USER_POOL_ID;
    }

    String identityProvider() {
        return "cognito-idp." + REGION + ".amazonaws.com/" + USER_POOL_ID;
    }

    String webUrl() {
        return "http://localhost:" + webPort;
    }

    /** Where the gateway's VPC link leads. */
    String apiServiceUrl() {
        return "http://localhost:" + apiServicePort;
    }

    String apiUrl() {
        return origin() + "/" + STAGE;
    }

    String userPoolArn() {
        return "arn:aws:cognito-idp:%s:%s:userpool/%s".formatted(REGION, ACCOUNT_ID, USER_POOL_ID);
    }

    /** A native client's loopback redirect (RFC 8252, section 7.3): nobody listens, the client reads the address. */
    String publicClientCallbackUrl() {
        return "http://localhost:8400/callback";
    }

    Map<String, String> variables() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("region", REGION);
        values.put("account_id", ACCOUNT_ID);
        values.put("name", NAME);
        values.put("user_pool_id", USER_POOL_ID);
        values.put("user_pool_arn", userPoolArn());
        values.put("identity_pool_id", IDENTITY_POOL_ID);
        values.put("identity_provider", identityProvider());
        values.put("web_client_id", WEB_CLIENT_ID);
        values.put("public_client_id", PUBLIC_CLIENT_ID);
        values.put("public_client_callback_url", publicClientCallbackUrl());
        values.put("issuer", issuer());
        values.put("hosted_ui_url", origin());
        values.put("web_url", webUrl());
        values.put("api_url", apiUrl());
        values.put("stage", STAGE);
        values.put("api_service_url", apiServiceUrl());
        values.put("vpc_link_id", VPC_LINK_ID);
        values.put("mail_from", MAIL_FROM);
        values.put("auto_approve_below", "10000");
        values.put("decide_within_seconds", "86400");
        values.put("escalation_within_seconds", "86400");
        return values;
    }
}
