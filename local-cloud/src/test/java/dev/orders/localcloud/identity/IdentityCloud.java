package dev.orders.localcloud.identity;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.definitions.RolesDefinition.Role;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.WireConfiguration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** A local cloud of the identity package alone: the project's own roles, and two more that STS's rules are tried on. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SigningConfiguration.class, WireConfiguration.class, IdentityConfiguration.class})
class IdentityCloud {

    static final String POOL = "eu-west-1:00000000-1111-2222-3333-444444444444";
    static final String PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_orders";

    private static final Map<String, String> VARIABLES = Map.of(
            "user_pool_id", "eu-west-1_orders",
            "identity_pool_id", POOL,
            "web_client_id", "web-client",
            "public_client_id", "public-client",
            "issuer", FakeIssuer.ISSUER,
            "identity_provider", PROVIDER,
            "user_pool_arn", "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_orders");

    private static final String BROKER_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
               "Resource": "arn:aws:iam::123456789012:role/*"}]}
            """;
    private static final String UNTAGGED_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}
            """;
    private static final String PARTNER_TRUST = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
               "Principal": {"AWS": ["arn:aws:iam::123456789012:role/broker",
                                     "arn:aws:iam::123456789012:role/untagged"]},
               "Condition": {"StringLikeIfExists": {"aws:RequestTag/partnerId": "partner-*"}}}]}
            """;

    @Bean
    StateStore state() {
        return StateStore.inMemory(JsonMapper.builder().build());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    AwsAccount account() {
        return new AwsAccount("eu-west-1", "123456789012");
    }

    @Bean
    FakeIssuer issuer() {
        return new FakeIssuer();
    }

    @Bean
    IdentitySettings settings(FakeIssuer issuer) {
        return new IdentitySettings(POOL, PROVIDER, FakeIssuer.ISSUER, issuer.jwks(), Set.of("web-client"));
    }

    @Bean
    Definitions definitions() {
        Definitions own = ProjectDefinitions.load(VARIABLES);
        Map<String, Role> roles = new HashMap<>(own.roles().roles());
        roles.put("broker", new Role("broker", "", "ecs-tasks.json", List.of("broker.json"), 3600));
        roles.put("untagged", new Role("untagged", "", "ecs-tasks.json", List.of("untagged.json"), 3600));
        roles.put("partner", new Role("partner", "", "partner.json", List.of(), 7200));
        return ProjectDefinitions.with(
                own,
                Map.of(
                        "roles",
                        new RolesDefinition(roles),
                        "trust",
                        and(own.trust(), Map.of("partner.json", PARTNER_TRUST)),
                        "policies",
                        and(own.policies(), Map.of("broker.json", BROKER_POLICY, "untagged.json", UNTAGGED_POLICY))));
    }

    private static Map<String, String> and(Map<String, String> texts, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(texts);
        all.putAll(more);
        return all;
    }
}
