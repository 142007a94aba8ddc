package dev.orders.localcloud.gateway;

import dev.orders.localcloud.wire.AwsAccount;
import java.net.URI;
import java.util.Map;

/**
 * Where the API runs.
 *
 * @param apiId the API's id, of 10 characters
 * @param stage the first segment of every path
 * @param issuer what {@code iss} of the user pool's tokens must be; its keys are at {@code
 *     issuer/.well-known/jwks.json}
 * @param userPoolArn the user pool that the issuer speaks for: authorizers of the document name it
 * @param vpcLinkId the VPC link that integrations of the document may name
 */
public record GatewaySettings(
        String apiId,
        String stage,
        AwsAccount account,
        URI issuer,
        String userPoolArn,
        String vpcLinkId,
        Map<String, String> stageVariables) {

    public GatewaySettings {
        if (!apiId.matches("[a-z0-9]{10}") || !stage.matches("[A-Za-z0-9_-]{1,128}")) {
            throw new IllegalArgumentException("no API id or stage name: '" + apiId + "', '" + stage + "'");
        }
        if (!issuer.isAbsolute() || issuer.toString().endsWith("/")) {
            throw new IllegalArgumentException("an issuer is absolute and ends without a slash: " + issuer);
        }
        stageVariables = Map.copyOf(stageVariables);
    }

    URI jwks() {
        return URI.create(issuer + "/.well-known/jwks.json");
    }
}
