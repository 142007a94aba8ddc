package dev.orders.localcloud.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mail as {@code SendEmail} takes it, with content that SES puts together itself.
 *
 * @param html null when there is none; so is {@code text}, and one of them is there
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SES: SendEmail</a>
 */
record SendEmailRequest(
        Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        List<Address> replyTo,
        String subject,
        @Nullable String text,
        @Nullable String html) {

    private static final int MAX_RECIPIENTS = 50;

    /** SES takes 40 MB. The application's mails are a page long, and the mailbox is kept in memory. */
    private static final int MAX_BYTES = 1024 * 1024;

    static SendEmailRequest read(ObjectNode input) {
        Members request = Members.of("", input, "FromEmailAddress", "Destination", "Content", "ReplyToAddresses");
        Members destination = request.structure("Destination", "ToAddresses", "CcAddresses", "BccAddresses");
        Members content = request.structure("Content", "Simple");
        if (!content.has("Simple")) {
            throw Refusals.badRequest("'Content.Simple' is missing.");
        }
        Members simple = content.structure("Simple", "Subject", "Body");
        Members body = simple.structure("Body", "Text", "Html");
        String from = request.text("FromEmailAddress");
        if (from == null) {
            throw Refusals.badRequest("'FromEmailAddress' is missing.");
        }
        SendEmailRequest mail = new SendEmailRequest(
                Address.parse(from),
                addresses(destination, "ToAddresses"),
                addresses(destination, "CcAddresses"),
                addresses(destination, "BccAddresses"),
                addresses(request, "ReplyToAddresses"),
                subject(simple),
                body.has("Text") ? data(body, "Text") : null,
                body.has("Html") ? data(body, "Html") : null);
        mail.check();
        return mail;
    }

    /** Everybody who gets the mail. */
    List<Address> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    int bytes() {
        return Stream.of(subject, text == null ? "" : text, html == null ? "" : html)
                .mapToInt(part -> part.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private void check() {
        if (recipients().isEmpty()) {
            throw Refusals.badRequest("At least one of 'ToAddresses', 'CcAddresses' and 'BccAddresses' is needed.");
        }
        if (recipients().size() > MAX_RECIPIENTS) {
            throw Refusals.badRequest("Recipient count exceeds " + MAX_RECIPIENTS + ".");
        }
        if (text == null && html == null) {
            throw Refusals.badRequest("'Content.Simple.Body' has neither 'Text' nor 'Html'.");
        }
        if (bytes() > MAX_BYTES) {
            throw Refusals.rejected("Message length is more than %d bytes long: '%d'.".formatted(MAX_BYTES, bytes()));
        }
    }

    private static List<Address> addresses(Members members, String name) {
        return members.texts(name).stream().map(Address::parse).toList();
    }

    private static String subject(Members simple) {
        String subject = data(simple, "Subject");
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.badRequest("'Content.Simple.Subject' contains control characters.");
        }
        return subject;
    }

    /** SES takes text without a charset for 7-bit ASCII and spoils the rest of it: refused, so that nobody gets it. */
    private static String data(Members members, String name) {
        Members content = members.structure(name, "Data", "Charset");
        String place = members.path() + name;
        String data = content.text("Data");
        if (data == null) {
            throw Refusals.badRequest("'" + place + ".Data' is missing.");
        }
        String charset = content.text("Charset");
        if (charset != null && !charset.equalsIgnoreCase("UTF-8")) {
            throw Refusals.notExecuted(place + ".Charset: " + charset);
        }
        if (charset == null && !StandardCharsets.US_ASCII.newEncoder().canEncode(data)) {
            throw Refusals.badRequest("'" + place + ".Data' is not ASCII and names no 'Charset'.");
        }
        return data;
    }
}
