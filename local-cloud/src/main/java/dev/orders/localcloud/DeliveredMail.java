package dev.orders.localcloud;

import dev.orders.localcloud.console.SentMail;
import dev.orders.localcloud.mail.Mail;
import dev.orders.localcloud.mail.Mailbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the console what lies in the mailbox. */
record DeliveredMail(Mailbox mailbox) implements SentMail {

    @Override
    public List<Message> newest() {
        return mailbox.newest().stream().map(DeliveredMail::message).toList();
    }

    @Override
    public Optional<Message> find(String id) {
        return mailbox.find(id).map(DeliveredMail::message);
    }

    private static Message message(Mail mail) {
        List<String> to = Stream.of(mail.to(), mail.cc(), mail.bcc())
                .flatMap(List::stream)
                .toList();
        return new Message(mail.messageId(), mail.sentAt(), mail.from(), to, mail.subject(), mail.text(), mail.html());
    }
}
