package dev.orders.localcloud.console;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a page shows it.
 *
 * @param html its source: markup that a mail brings along is never part of a page
 */
record MailView(
        String id,
        String time,
        String clock,
        String from,
        List<String> to,
        String subject,
        @Nullable String text,
        @Nullable String html) {

    static MailView of(SentMail.Message mail, ZoneId zone) {
        return new MailView(
                mail.id(),
                mail.sentAt().toString(),
                Times.clock(mail.sentAt(), zone),
                ShownText.of(mail.from()),
                ShownText.of(mail.to()),
                mail.subject().isBlank() ? "(no subject)" : ShownText.of(mail.subject()),
                mail.text() == null ? null : ShownText.lines(mail.text()),
                mail.html() == null ? null : ShownText.lines(mail.html()));
    }
}
