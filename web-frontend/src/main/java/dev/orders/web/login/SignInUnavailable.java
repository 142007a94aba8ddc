package dev.orders.web.login;

/** The token endpoint didn't answer, or not sensibly: the session is kept, the user tries again later. */
public final class SignInUnavailable extends RuntimeException {
    SignInUnavailable(Throwable cause) {
        super("the token endpoint gave no usable answer", cause);
    }
}
