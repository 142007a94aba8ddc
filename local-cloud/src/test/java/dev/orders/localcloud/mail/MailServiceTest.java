package dev.orders.localcloud.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.OneCaller;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest.Builder;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The wire's REST-JSON and SES behind it, through the SDK's own client. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MailServiceTest {

    @Configuration(proxyBeanMethods = false)
    @Import({OneCaller.class, MailConfiguration.class})
    static class Cloud {
        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        Definitions definitions() {
            return ProjectDefinitions.load(Map.of());
        }

        @Bean
        PolicyDocument policy() {
            return PolicyDocument.parse("workflow.json", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "ses:SendEmail",
                       "Resource": "arn:aws:ses:eu-west-1:123456789012:identity/*",
                       "Condition": {
                         "StringEquals": {"ses:ApiVersion": "2"},
                         "StringLike": {"ses:FromAddress": "o*@*"},
                         "StringEqualsIfExists": {"ses:FromDisplayName": "Orders, local"},
                         "ForAllValues:StringLike": {"ses:Recipients": "*@example.com"}}},
                      {"Effect": "Allow", "Action": "ses:GetEmailIdentity", "Resource": "*"}]}
                    """);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private RequestLog log;

    @Test
    void keepsWhatIsSent() {
        String messageId = send(mail -> mail.fromEmailAddress("\"Orders, local\" <orders@EXAMPLE.com>"));

        assertThat(mailbox.find(messageId)).hasValueSatisfying(mail -> {
            assertThat(mail.from()).isEqualTo("Orders, local <orders@example.com>");
            assertThat(mail.to()).containsExactly("customer1@example.com");
            assertThat(mail.subject()).isEqualTo("Your order is approved ✓");
            assertThat(mail.text()).isEqualTo("Approved.\n");
            assertThat(mail.html()).isNull();
            assertThat(mail.sentAt()).isBefore(Instant.now());
        });
        assertThat(mailbox.newest().getFirst().messageId()).isEqualTo(messageId);
        assertThat(log.recent(1)).singleElement().satisfies(hop -> {
            assertThat(((Hop.SdkCall) hop).operation()).isEqualTo("SendEmail");
            assertThat(hop.caller()).isEqualTo(OneCaller.PRINCIPAL.arn());
        });
    }

    @Test
    void refusesASenderThatIsNotVerified() {
        assertThatThrownBy(() -> send(mail -> mail.fromEmailAddress("other@example.com")))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("Email address is not verified. The following identities failed the check in"
                        + " region EU-WEST-1: other@example.com");
        // The local part of an address has a case.
        assertThatThrownBy(() -> send(mail -> mail.fromEmailAddress("oRDERS@example.com")))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    void refusesWhatIamDeniesWithAStatusOf403() {
        assertDenied(mail -> mail.fromEmailAddress("sales@example.com"), "identity/sales@example.com");
        assertDenied(mail -> mail.fromEmailAddress("Somebody <orders@example.com>"), "identity/orders@example.com");
        assertDenied(
                mail -> mail.destination(
                        to -> to.toAddresses("customer1@example.com").bccAddresses("spy@example.net")),
                "identity/orders@example.com");
    }

    @Test
    void refusesMalformedAddresses() {
        Map.of(
                        "customer1",
                        "Missing final '@domain'",
                        "cust omer1@example.com",
                        "Local address contains control or whitespace",
                        "customer1@example.com\r\nBcc: spy@example.net",
                        "Local address contains control or whitespace",
                        "customer1@.example.com",
                        "Domain starts with dot",
                        "customer1@exa_mple.com",
                        "Domain contains illegal character",
                        "a@b@example.com",
                        "Illegal address")
                .forEach((address, message) ->
                        assertBad(mail -> mail.destination(to -> to.toAddresses(address)), message));
        assertBad(mail -> mail.destination(to -> to.toAddresses(List.of())), "At least one");
        assertBad(
                mail -> mail.destination(to -> to.toAddresses(Collections.nCopies(51, "customer1@example.com"))),
                "Recipient count exceeds 50.");
    }

    @Test
    void refusesContentThatItDoesNotExecute() {
        assertBad(
                mail -> mail.content(EmailContent.builder()
                        .raw(raw -> raw.data(SdkBytes.fromUtf8String("Subject: x\r\n\r\nx")))
                        .build()),
                "does not execute 'Content.Raw'");
        assertBad(
                mail -> mail.content(EmailContent.builder()
                        .template(template -> template.templateName("t"))
                        .build()),
                "does not execute 'Content.Template'");
        assertBad(mail -> mail.configurationSetName("set"), "does not execute 'ConfigurationSetName'");
        assertBad(mail -> mail.content(content("s", "UTF-8", "latin", "ISO-8859-1")), "ISO-8859-1");
        assertBad(mail -> mail.content(content("✓", null, "text", null)), "names no 'Charset'");
        assertBad(mail -> mail.content(content("line\r\nBcc: x", null, "text", null)), "control characters");
    }

    @Test
    void refusesALongMessage() {
        assertThatThrownBy(() -> send(mail -> mail.content(content("s", null, "x".repeat(1024 * 1024), null))))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("Message length is more than 1048576 bytes long: '1048577'.");
        assertThatThrownBy(() -> send(mail -> mail.content(content("s", null, "x".repeat(2 * 1024 * 1024), null))))
                .isInstanceOfSatisfying(
                        SesV2Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(413));
    }

    @Test
    void verifiesTheSignatureOfAPathThatIsEncoded() {
        try (SesV2Client client = client(OneCaller.credentials())) {
            assertThat(client.getEmailIdentity(get -> get.emailIdentity("orders@example.com"))
                            .verifiedForSendingStatus())
                    .isTrue();
            assertThatThrownBy(() -> client.getEmailIdentity(get -> get.emailIdentity("or+d/er's@example.com")))
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isInstanceOf(NotFoundException.class),
                            refused -> assertThat(refused).isInstanceOf(SesV2Exception.class));
            assertThatThrownBy(() -> client.getEmailIdentity(get -> get.emailIdentity("o+d'er~s@example.com")))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("Email identity o+d'er~s@example.com does not exist.");
        }
    }

    @Test
    void refusesForgedAndUnsignedCalls() {
        try (SesV2Client forged = client(OneCaller.forged());
                SesV2Client unsigned = client(AnonymousCredentialsProvider.create())) {
            assertRefused(() -> forged.sendEmail(valid().build()), 403, "InvalidSignatureException");
            assertRefused(() -> unsigned.sendEmail(valid().build()), 403, "MissingAuthenticationTokenException");
            assertRefused(
                    () -> unsigned.getEmailIdentity(get -> get.emailIdentity("orders@example.com")),
                    403,
                    "MissingAuthenticationTokenException");
        }
    }

    @Test
    void knowsNoOtherOperation() throws IOException, InterruptedException {
        try (SesV2Client client = client(OneCaller.credentials())) {
            assertRefused(() -> client.listEmailIdentities(list -> {}), 404, "UnknownOperationException");
            assertRefused(() -> client.getAccount(get -> {}), 404, "UnknownOperationException");
        }
        for (String path : List.of("/v2/email", "/v2/email/", "/v2/email/outbound-emails/", "/v2/email/identities/")) {
            HttpResponse<String> answer = post(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        }
        assertThat(post("/v2/emails").headers().firstValue("x-amzn-ErrorType")).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoObject() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/v2/email/outbound-emails");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("SerializationException");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"message\":\"The request body is not an object.\"}");
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .POST(HttpRequest.BodyPublishers.ofString("[]"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void assertDenied(Consumer<Builder> change, String resource) {
        assertThatThrownBy(() -> send(change)).isInstanceOfSatisfying(SesV2Exception.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .contains("not authorized to perform: ses:SendEmail", resource);
        });
    }

    private void assertBad(Consumer<Builder> change, String message) {
        assertThatThrownBy(() -> send(change))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(message);
    }

    private static void assertRefused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SesV2Exception.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }

    private String send(Consumer<Builder> change) {
        Builder mail = valid();
        change.accept(mail);
        try (SesV2Client client = client(OneCaller.credentials())) {
            return client.sendEmail(mail.build()).messageId();
        }
    }

    private static Builder valid() {
        return software.amazon.awssdk.services.sesv2.model.SendEmailRequest.builder()
                .fromEmailAddress("orders@example.com")
                .destination(to -> to.toAddresses("customer1@example.com"))
                .content(content("Your order is approved ✓", "UTF-8", "Approved.\n", null));
    }

    private static EmailContent content(String subject, String subjectCharset, String text, String textCharset) {
        return EmailContent.builder()
                .simple(simple -> simple.subject(it -> it.data(subject).charset(subjectCharset))
                        .body(body -> body.text(it -> it.data(text).charset(textCharset))))
                .build();
    }

    private SesV2Client client(AwsCredentialsProvider credentials) {
        return SdkClients.configured(SesV2Client.builder(), port, credentials).build();
    }
}
