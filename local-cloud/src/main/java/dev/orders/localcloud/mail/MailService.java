package dev.orders.localcloud.mail;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.RestApi;
import dev.orders.localcloud.wire.RestApi.Route;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * SES v2 with one verified identity: {@code SendEmail} of simple content, and {@code GetEmailIdentity}.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html">Actions, resources
 *     and condition keys of SES</a>
 */
final class MailService implements AwsService {

    private static final RestApi API = new RestApi(
            "/v2/email",
            List.of(
                    new Route("POST", "/outbound-emails", "SendEmail"),
                    new Route("GET", "/identities/{EmailIdentity}", "GetEmailIdentity")));
    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    private final Address sender;
    private final Mailbox mailbox;
    private final AwsAccount account;

    MailService(Address sender, Mailbox mailbox, AwsAccount account) {
        this.sender = sender;
        this.mailbox = mailbox;
        this.account = account;
    }

    @Override
    public String signingName() {
        return "ses";
    }

    @Override
    public Protocol protocol() {
        return Protocol.REST_JSON;
    }

    @Override
    public String target() {
        return "";
    }

    @Override
    public RestApi restApi() {
        return API;
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public Access access(AwsCall call) {
        return switch (call.operation()) {
            case "SendEmail" -> permitted(call, SendEmailRequest.read(call.input()));
            case "GetEmailIdentity" ->
                permitted("ses:GetEmailIdentity", identity(call).mailbox(), version());
            default -> throw unknown(call);
        };
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return switch (call.operation()) {
            case "SendEmail" -> send(call, SendEmailRequest.read(call.input()));
            case "GetEmailIdentity" -> describe(call, identity(call));
            default -> throw unknown(call);
        };
    }

    private Access permitted(AwsCall call, SendEmailRequest mail) {
        RequestContext context = version()
                .with("ses:FromAddress", mail.from().mailbox())
                .with(
                        "ses:Recipients",
                        mail.recipients().stream().map(Address::mailbox).toList());
        String name = mail.from().displayName();
        return permitted(
                "ses:" + call.operation(),
                mail.from().mailbox(),
                name == null ? context : context.with("ses:FromDisplayName", name));
    }

    private Access permitted(String action, String identity, RequestContext context) {
        String resource = "arn:aws:ses:%s:%s:identity/%s".formatted(account.region(), account.accountId(), identity);
        return new Access.Permitted(List.of(new AccessRequest(action, resource, context)));
    }

    private static RequestContext version() {
        return RequestContext.empty().with("ses:ApiVersion", "2");
    }

    private AwsAnswer send(AwsCall call, SendEmailRequest mail) {
        if (!mail.from().mailbox().equals(sender.mailbox())) {
            throw Refusals.rejected(
                    "Email address is not verified. The following identities failed the check in region %s: %s"
                            .formatted(
                                    account.region().toUpperCase(Locale.ROOT),
                                    mail.from().mailbox()));
        }
        String messageId = messageId(call.time());
        mailbox.add(Mail.of(messageId, call.time(), mail));
        return Documents.answer(call, JsonNodeFactory.instance.objectNode().put("MessageId", messageId));
    }

    /** As SES makes them up: a number, the time in hexadecimal, something random. */
    private static String messageId(Instant time) {
        return "0102%012x-%s-000000".formatted(time.toEpochMilli(), UUID.randomUUID());
    }

    private AwsAnswer describe(AwsCall call, Address identity) {
        if (!identity.mailbox().equals(sender.mailbox())) {
            throw Refusals.notFound("Email identity %s does not exist.".formatted(identity.mailbox()));
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("IdentityType", "EMAIL_ADDRESS")
                .put("VerifiedForSendingStatus", true)
                .put("VerificationStatus", "SUCCESS");
        return Documents.answer(call, answer);
    }

    private static Address identity(AwsCall call) {
        return Address.parse(call.input().path("EmailIdentity").asString(""));
    }

    private static AwsException unknown(AwsCall call) {
        return new AwsException(404, "UnknownOperationException", call.operation());
    }
}
