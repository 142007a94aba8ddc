package dev.orders.localcloud.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail that the console shows: the application fetches it where mail ends. */
public interface SentMail {

    /** The newest first. */
    List<Message> newest();

    Optional<Message> find(String id);

    /**
     * A mail.
     *
     * @param to everybody who gets it
     * @param text null when there is none; so is {@code html}
     */
    record Message(
            String id,
            Instant sentAt,
            String from,
            List<String> to,
            String subject,
            @Nullable String text,
            @Nullable String html) {}
}
