package dev.orders.localcloud.console;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.GlobalContext;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.PolicyEngine;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.IamDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hops as the gateway and the wire record them. */
final class Hops {

    static final Instant START = Instant.parse("2026-01-02T10:00:00Z");
    static final String ROOT = "1-69579a20-0123456789abcdef01234567";

    private static final Principal CUSTOMER = new Principal.RoleSession(
            "123456789012", "AROACUSTOMER", "orders-local-customer", "session", Map.of("userId", "user-1"), Map.of());
    private static final PolicyDocument POLICY = PolicyDocument.parse("policies/customer.json", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "OwnOrders", "Effect": "Allow",
              "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
              "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:PrincipalTag/userId}"}}}]}
            """);

    private Hops() {}

    static Hop.ApiRequest api(String requestId, @Nullable String root, String path, int status) {
        return new Hop.ApiRequest(
                START,
                Duration.ofMillis(20),
                requestId,
                root == null ? null : "Root=" + root,
                "GET",
                path,
                "anonymous",
                List.of("route: GET /orders", "authorizer: allowed user-1", "integration: http_proxy in 18 ms"),
                List.of(),
                status,
                status < 400 ? null : "UNAUTHORIZED");
    }

    static Hop.SdkCall sdk(
            String requestId,
            @Nullable String root,
            long afterMillis,
            String operation,
            List<IamDecision> decisions,
            int status) {
        return new Hop.SdkCall(
                START.plusMillis(afterMillis),
                Duration.ofMillis(5),
                requestId,
                root == null ? null : "Root=" + root + ";Sampled=1",
                "dynamodb",
                operation,
                CUSTOMER.arn(),
                "signed ASIACUSTOMER",
                decisions,
                status,
                status < 400 ? null : "AccessDeniedException");
    }

    /** What IAM says of a read of this user's row by the customer {@code user-1}. */
    static IamDecision readOf(String userId) {
        AccessRequest request = new AccessRequest(
                "dynamodb:GetItem",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                RequestContext.empty().with("dynamodb:LeadingKeys", userId));
        return new IamDecision(
                request,
                new PolicyEngine()
                        .decide(
                                CUSTOMER,
                                Policies.identity(List.of(POLICY)),
                                request,
                                GlobalContext.of(CUSTOMER, START, "127.0.0.1", true, "eu-west-1")));
    }
}
