package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalContextTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

    @Test
    void hasWhatIamKnowsOfACognitoSession() {
        Principal session = new Principal.RoleSession(
                "123456789012",
                "AROA1",
                "customer",
                "CognitoIdentityCredentials",
                Map.of("userId", "sub-1"),
                Map.of(
                        "cognito-identity.amazonaws.com:sub", List.of("eu-west-1:1"),
                        "cognito-identity.amazonaws.com:amr", List.of("authenticated", "provider")));

        assertThat(GlobalContext.of(session, NOW, "203.0.113.7", true, "eu-west-1")
                        .asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        one("aws:principalarn", "arn:aws:iam::123456789012:role/customer"),
                        one("aws:principalaccount", "123456789012"),
                        one("aws:principaltype", "AssumedRole"),
                        one("aws:principalisawsservice", "false"),
                        one("aws:userid", "AROA1:CognitoIdentityCredentials"),
                        one("aws:principaltag/userid", "sub-1"),
                        one("aws:federatedprovider", "cognito-identity.amazonaws.com"),
                        one("cognito-identity.amazonaws.com:sub", "eu-west-1:1"),
                        Map.entry("cognito-identity.amazonaws.com:amr", List.of("authenticated", "provider")),
                        one("aws:currenttime", "2026-01-31T12:00:00Z"),
                        one("aws:epochtime", "1769860800"),
                        one("aws:securetransport", "true"),
                        one("aws:sourceip", "203.0.113.7"),
                        one("aws:requestedregion", "eu-west-1")));
    }

    @Test
    void aUserHasANameAndNoTags() {
        RequestContext context =
                GlobalContext.of(new Principal.User("123456789012", "AIDA1", "alice"), NOW, null, false, "eu-west-1");

        assertThat(context.values("aws:username")).containsExactly("alice");
        assertThat(context.values("aws:userid")).containsExactly("AIDA1");
        assertThat(context.values("aws:PrincipalType")).containsExactly("User");
        assertThat(context.values("AWS:SECURETRANSPORT")).containsExactly("false");
        assertThat(context.values("aws:SourceIp")).isNull();
        assertThat(context.values("aws:FederatedProvider")).isNull();
    }

    @Test
    void nobodyHasNoArn() {
        RequestContext context = GlobalContext.of(new Principal.Anonymous(), NOW, null, true, "eu-west-1");

        assertThat(context.values("aws:PrincipalArn")).isNull();
        assertThat(context.values("aws:PrincipalType")).containsExactly("Anonymous");
        assertThat(context.values("aws:username")).isNull();
    }

    @Test
    void aServiceIsKnownAsOne() {
        RequestContext context =
                GlobalContext.of(new Principal.Service("ecs-tasks.amazonaws.com"), NOW, null, true, "eu-west-1");

        assertThat(context.values("aws:PrincipalIsAWSService")).containsExactly("true");
        assertThat(context.values("aws:PrincipalServiceName")).containsExactly("ecs-tasks.amazonaws.com");
    }

    @Test
    void aSessionCannotBringAKeyThatIamSets() {
        Principal session = new Principal.RoleSession(
                "123456789012",
                "AROA1",
                "customer",
                "s",
                Map.of("userId", "sub-1"),
                Map.of("aws:PrincipalTag/userId", List.of("sub-2"), "AWS:principalaccount", List.of("999999999999")));
        RequestContext context = GlobalContext.of(session, NOW, null, true, "eu-west-1");

        assertThat(context.values("aws:PrincipalTag/userId")).containsExactly("sub-1");
        assertThat(context.values("aws:PrincipalAccount")).containsExactly("123456789012");
    }

    @Test
    void refusesTagsThatDifferInCaseOnly() {
        Map<String, String> tags = Map.of("userId", "a", "userid", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Principal.RoleSession("123456789012", "AROA1", "r", "s", tags, Map.of()));
    }

    private static Map.Entry<String, List<String>> one(String key, String value) {
        return Map.entry(key, List.of(value));
    }
}
