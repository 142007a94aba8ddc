package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.users.User;
import dev.orders.localcloud.cognito.users.UserPool;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The user pool's API for other services: {@code AdminGetUser}, by {@code sub} or by e-mail address. When a person came and
 * was changed is not kept, so the answer has no dates.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html">Amazon
 *     Cognito: AdminGetUser</a>
 */
final class UserPoolService implements AwsService {

    private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");
    private static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    private static final int MAX_POOL_ID = 55;
    private static final int MAX_USER_NAME = 128;

    private final String poolId;
    private final String accountId;
    private final UserPool users;

    UserPoolService(String poolId, String accountId, UserPool users) {
        this.poolId = poolId;
        this.accountId = accountId;
        this.users = users;
    }

    @Override
    public String signingName() {
        return "cognito-idp";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_1;
    }

    @Override
    public String target() {
        return "AWSCognitoIdentityProviderService";
    }

    @Override
    public Access access(AwsCall call) {
        requireKnown(call);
        String pool = text(call, "UserPoolId", POOL_ID, MAX_POOL_ID);
        text(call, "Username", USER_NAME, MAX_USER_NAME);
        return new Access.Permitted(
                List.of(new AccessRequest("cognito-idp:" + call.operation(), arn(pool), RequestContext.empty())));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        requireKnown(call);
        String pool = text(call, "UserPoolId", POOL_ID, MAX_POOL_ID);
        if (!pool.equals(poolId)) {
            throw refused("ResourceNotFoundException", "User pool %s does not exist.".formatted(pool));
        }
        User user = users.named(text(call, "Username", USER_NAME, MAX_USER_NAME))
                .orElseThrow(() -> refused("UserNotFoundException", "User does not exist."));
        return Documents.answer(call, answer(user));
    }

    private static ObjectNode answer(User user) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("Username", user.sub())
                .put("Enabled", true)
                .put("UserStatus", "CONFIRMED");
        ArrayNode attributes = answer.putArray("UserAttributes");
        attribute(attributes, "email", user.email());
        attribute(attributes, "email_verified", "true");
        if (user.givenName() instanceof String givenName) {
            attribute(attributes, "given_name", givenName);
        }
        attribute(attributes, "sub", user.sub());
        return answer;
    }

    private static void attribute(ArrayNode attributes, String name, String value) {
        attributes.addObject().put("Name", name).put("Value", value);
    }

    /** A pool's id begins with its region. */
    private String arn(String pool) {
        String region = pool.substring(0, pool.indexOf('_'));
        return "arn:aws:cognito-idp:%s:%s:userpool/%s".formatted(region, accountId, pool);
    }

    private static String text(AwsCall call, String name, Pattern pattern, int maxLength) {
        JsonNode value = call.input().path(name);
        if (!value.isString()
                || value.stringValue().length() > maxLength
                || !pattern.matcher(value.stringValue()).matches()) {
            String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            throw refused(
                    "InvalidParameterException",
                    "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s and have a length of 1 to %d"
                            .formatted(member, pattern, maxLength));
        }
        return value.stringValue();
    }

    private static void requireKnown(AwsCall call) {
        if (!call.operation().equals("AdminGetUser")) {
            throw refused(
                    "UnknownOperationException", "The local cloud does not execute %s.".formatted(call.operation()));
        }
    }

    private static AwsException refused(String code, String message) {
        return new AwsException(400, code, message);
    }
}
