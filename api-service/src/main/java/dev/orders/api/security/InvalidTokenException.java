package dev.orders.api.security;

import org.springframework.security.core.AuthenticationException;

/** A token is refused. The message is for the caller: it tells what, never the token. */
final class InvalidTokenException extends AuthenticationException {
    InvalidTokenException(String message) {
        super(message);
    }
}
