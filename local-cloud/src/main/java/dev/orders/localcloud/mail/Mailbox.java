package dev.orders.localcloud.mail;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateMap.Entry;
import dev.orders.localcloud.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where all mail ends, whoever it is for: the newest of it. A message's id begins with the time it was sent. */
public final class Mailbox {

    private static final int KEPT = 200;

    private final StateStore store;
    private final StateMap<Mail> mails;

    Mailbox(StateStore store) {
        this.store = store;
        this.mails = store.map("mail", Mail.class);
    }

    /** Returns when the mail is kept. */
    void add(Mail mail) {
        mails.put(mail.messageId(), mail);
        List<Entry<Mail>> all = mails.range("", null, Integer.MAX_VALUE);
        all.stream().limit(Math.max(0, all.size() - KEPT)).forEach(oldest -> mails.remove(oldest.key()));
        store.flush();
    }

    /** The newest first. */
    public List<Mail> newest() {
        List<Mail> newest = new ArrayList<>();
        mails.descending("", null, KEPT).forEach(entry -> newest.add(entry.value()));
        return newest;
    }

    public Optional<Mail> find(String messageId) {
        return Optional.ofNullable(mails.get(messageId));
    }
}
