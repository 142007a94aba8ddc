package dev.orders.localcloud.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mails that a test put there. */
final class Mails implements SentMail {

    private final List<Message> messages = new ArrayList<>();

    void add(Message message) {
        messages.addFirst(message);
    }

    @Override
    public List<Message> newest() {
        return messages;
    }

    @Override
    public Optional<Message> find(String id) {
        return messages.stream().filter(message -> message.id().equals(id)).findFirst();
    }
}
