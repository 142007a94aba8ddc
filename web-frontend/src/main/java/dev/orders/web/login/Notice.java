package dev.orders.web.login;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the landing page has to say after a redirect; travels in a short-lived cookie, as the logout URL is fixed. */
public enum Notice {
    SIGNED_OUT("signed-out"),
    SESSION_ENDED("session-ended"),
    SIGN_IN_FAILED("sign-in-failed");

    private final String id;

    Notice(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    static Optional<Notice> of(@Nullable String id) {
        return Arrays.stream(values()).filter(notice -> notice.id.equals(id)).findFirst();
    }
}
