package dev.orders.localcloud.definitions;

import java.util.List;
import java.util.Map;

/** {@code identity.yaml}: user pool, clients, scopes, groups and the identity pool. */
public record IdentityDefinition(
        UserPool userPool,
        ResourceServer resourceServer,
        Map<String, Client> clients,
        Map<String, Group> groups,
        IdentityPool identityPool) {

    /** The user directory. Only what the local cloud executes has a value here. */
    public record UserPool(
            String name,
            List<UsernameAttribute> usernameAttributes,
            List<UsernameAttribute> autoVerifiedAttributes,
            boolean allowAdminCreateUserOnly,
            MfaConfiguration mfaConfiguration,
            PasswordPolicy passwordPolicy) {}

    public enum UsernameAttribute {
        email
    }

    public enum MfaConfiguration {
        OFF
    }

    public record PasswordPolicy(
            int minimumLength,
            boolean requireLowercase,
            boolean requireUppercase,
            boolean requireNumbers,
            boolean requireSymbols,
            int temporaryPasswordValidityDays) {}

    /** @param scopes short scope name to description; a scope's full name is {@code identifier/name} */
    public record ResourceServer(String identifier, String name, Map<String, String> scopes) {}

    /** An app client; its key in {@link #clients()} is how other definitions name it. */
    public record Client(
            String name,
            boolean generateSecret,
            List<OAuthFlow> allowedOAuthFlows,
            List<String> allowedOAuthScopes,
            List<String> callbackUrls,
            List<String> logoutUrls,
            int accessTokenValidityMinutes,
            int idTokenValidityMinutes,
            int refreshTokenValidityMinutes,
            boolean enableTokenRevocation,
            PreventUserExistenceErrors preventUserExistenceErrors) {}

    public enum OAuthFlow {
        code
    }

    public enum PreventUserExistenceErrors {
        ENABLED
    }

    /**
     * @param role key of the group's role in {@code roles.yaml}
     * @param precedence the lowest value of a person's groups gives {@code cognito:preferred_role}
     */
    public record Group(String description, String role, int precedence) {}

    /**
     * @param clients keys of the app clients whose ID tokens the pool accepts
     * @param principalTags session tag to the claim that it takes its value from
     */
    public record IdentityPool(
            String name,
            boolean allowUnauthenticatedIdentities,
            boolean allowClassicFlow,
            boolean serverSideTokenCheck,
            List<String> clients,
            RoleMapping roleMapping,
            Map<String, String> principalTags) {}

    public record RoleMapping(RoleMappingType type, AmbiguousRoleResolution ambiguousRoleResolution) {}

    public enum RoleMappingType {
        Token
    }

    public enum AmbiguousRoleResolution {
        Deny
    }
}
