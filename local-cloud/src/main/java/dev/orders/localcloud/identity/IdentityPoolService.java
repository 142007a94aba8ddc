package dev.orders.localcloud.identity;

import static java.util.Objects.requireNonNull;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cognito identity pools on the wire: the enhanced flow, whose two operations need no signature because the token in them is
 * the proof.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html">Amazon Cognito Federated
 *     Identities</a>
 */
final class IdentityPoolService implements AwsService {

    private static final Pattern ID = Pattern.compile("[\\w-]{1,17}:[0-9a-f-]{1,37}");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]+");

    private final IdentityPool pool;

    IdentityPoolService(IdentityPool pool) {
        this.pool = pool;
    }

    @Override
    public String signingName() {
        return "cognito-identity";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_1;
    }

    @Override
    public String target() {
        return "AWSCognitoIdentityService";
    }

    @Override
    public Access access(AwsCall call) {
        return switch (call.operation()) {
            case "GetId", "GetCredentialsForIdentity", "GetOpenIdToken" -> new Access.Unsigned();
            default ->
                throw new AwsException(
                        400,
                        "com.amazon.coral.service#UnknownOperationException",
                        "The local cloud does not execute " + call.operation() + ".");
        };
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        ObjectNode answer = switch (call.operation()) {
            case "GetId" -> getId(call.input());
            case "GetCredentialsForIdentity" -> getCredentials(call);
            default ->
                throw Refusals.invalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.");
        };
        return new AwsAnswer(200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode getId(ObjectNode input) {
        String identityId = pool.identityOf(matching(input, "IdentityPoolId", ID), logins(input));
        return JsonNodeFactory.instance.objectNode().put("IdentityId", identityId);
    }

    private ObjectNode getCredentials(AwsCall call) {
        ObjectNode input = call.input();
        String identityId = matching(input, "IdentityId", ID);
        AccessKey key = pool.credentials(identityId, logins(input), customRole(input), call.decisions());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("IdentityId", identityId);
        answer.putObject("Credentials")
                .put("AccessKeyId", key.accessKeyId())
                .put("SecretKey", key.secretAccessKey())
                .put("SessionToken", key.sessionToken())
                .put("Expiration", requireNonNull(key.expiration()).getEpochSecond());
        return answer;
    }

    private static @Nullable String customRole(ObjectNode input) {
        JsonNode arn = input.path("CustomRoleArn");
        return arn.isMissingNode() || arn.isNull() ? null : matching(input, "CustomRoleArn", ROLE_ARN);
    }

    private static Map<String, String> logins(ObjectNode input) {
        Map<String, String> logins = new HashMap<>();
        JsonNode given = input.path("Logins");
        if (given.isMissingNode() || given.isNull()) {
            return logins;
        }
        if (!(given instanceof ObjectNode members) || members.size() > 10) {
            throw Refusals.invalidParameter("'logins' is no map of at most 10 tokens.");
        }
        members.properties().forEach(login -> {
            if (!login.getValue().isString()) {
                throw Refusals.invalidParameter("The login '%s' has no token.".formatted(login.getKey()));
            }
            logins.put(login.getKey(), login.getValue().stringValue());
        });
        return logins;
    }

    private static String matching(ObjectNode input, String name, Pattern pattern) {
        String value = input.path(name).asString("");
        if (!pattern.matcher(value).matches()) {
            String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw Refusals.invalidParameter(
                    "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must satisfy"
                                    .formatted(member)
                            + " regular expression pattern: " + pattern);
        }
        return value;
    }
}
