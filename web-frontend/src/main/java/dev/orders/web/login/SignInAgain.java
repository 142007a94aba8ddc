package dev.orders.web.login;

import org.springframework.security.core.AuthenticationException;

/** The session is over before its time: its tokens were refused. The user signs in again, and a GET is then repeated. */
public final class SignInAgain extends AuthenticationException {
    SignInAgain(String why) {
        super(why);
    }
}
