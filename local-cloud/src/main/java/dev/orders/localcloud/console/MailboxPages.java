package dev.orders.localcloud.console;

import dev.orders.localcloud.console.pages.Pages;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The mailbox: all mail that the application sent, whoever it is for. */
final class MailboxPages {

    private final Pages pages;
    private final SentMail mail;
    private final ZoneId zone;

    MailboxPages(Pages pages, SentMail mail, ZoneId zone) {
        this.pages = pages;
        this.mail = mail;
        this.zone = zone;
    }

    ServerResponse mailbox(ServerRequest request) {
        List<MailView> mails =
                mail.newest().stream().map(mail -> MailView.of(mail, zone)).toList();
        return pages.page(HttpStatus.OK, "mailbox", Map.of("mails", mails));
    }

    ServerResponse message(ServerRequest request) {
        return mail.find(request.pathVariable("id"))
                .map(mail -> pages.page(HttpStatus.OK, "mail", Map.of("mail", MailView.of(mail, zone))))
                .orElseGet(() -> pages.missing(
                        "This mail is not there", "The mailbox keeps the newest mails: older ones are gone."));
    }
}
