package dev.orders.localcloud.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail that was sent, as it lies in the mailbox. */
public record Mail(
        String messageId,
        Instant sentAt,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        String subject,
        @Nullable String text,
        @Nullable String html) {

    static Mail of(String messageId, Instant sentAt, SendEmailRequest mail) {
        return new Mail(
                messageId,
                sentAt,
                mail.from().toString(),
                texts(mail.to()),
                texts(mail.cc()),
                texts(mail.bcc()),
                texts(mail.replyTo()),
                mail.subject(),
                mail.text(),
                mail.html());
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }
}
