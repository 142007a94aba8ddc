package dev.orders.localcloud.identity;

import static java.util.Objects.requireNonNull;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.QueryXml;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS STS: {@code AssumeRole} with session tags, and {@code GetCallerIdentity}. The caller's policies and the role's trust
 * policy must both allow.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class SecurityTokenService implements AwsService {

    private final RoleSessions sessions;

    SecurityTokenService(RoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public String target() {
        return "2011-06-15";
    }

    @Override
    public Access access(AwsCall call) {
        return switch (call.operation()) {
            case "AssumeRole" ->
                new Access.Permitted(AssumeRoleRequest.of(call.input())
                        .assumptionBy(call.caller())
                        .requests());
            case "GetCallerIdentity" -> new Access.Signed();
            default ->
                throw new AwsException(
                        400,
                        "InvalidAction",
                        "Could not find operation %s for version %s".formatted(call.operation(), target()));
        };
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        ObjectNode result = call.operation().equals("AssumeRole") ? assumeRole(call) : callerIdentity(call.caller());
        return QueryXml.answer(this, call, result);
    }

    private ObjectNode assumeRole(AwsCall call) {
        AssumeRoleRequest request = AssumeRoleRequest.of(call.input());
        sessions.role(request.roleArn()).ifPresent(role -> request.checkDuration(role, call.caller()));
        AccessKey key = sessions.start(request.assumptionBy(call.caller()), call.decisions())
                .orElseThrow(() -> new AwsException(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                                .formatted(call.caller().arn(), request.roleArn())));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putObject("Credentials")
                .put("AccessKeyId", key.accessKeyId())
                .put("SecretAccessKey", key.secretAccessKey())
                .put("SessionToken", key.sessionToken())
                .put("Expiration", requireNonNull(key.expiration()).toString());
        result.putObject("AssumedRoleUser")
                .put("AssumedRoleId", userId(key.principal()))
                .put("Arn", key.principal().arn());
        return result;
    }

    private static ObjectNode callerIdentity(Principal caller) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("UserId", userId(caller))
                .put("Account", accountId(caller))
                .put("Arn", caller.arn());
    }

    private static String userId(Principal principal) {
        return switch (principal) {
            case Principal.RoleSession session -> session.roleId() + ":" + session.sessionName();
            case Principal.User user -> user.userId();
            case Principal.Anonymous nobody -> nobody.arn();
            case Principal.Service service -> service.arn();
            case Principal.Federated web -> web.arn();
        };
    }

    private static String accountId(Principal principal) {
        return switch (principal) {
            case Principal.RoleSession session -> session.accountId();
            case Principal.User user -> user.accountId();
            case Principal.Anonymous nobody -> "";
            case Principal.Service service -> "";
            case Principal.Federated web -> "";
        };
    }
}
