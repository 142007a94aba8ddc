package dev.orders.api.security;

import org.springframework.security.authentication.AuthenticationServiceException;

/** Nobody can tell whether the token is good: the issuer's keys can't be had. */
final class IssuerUnavailableException extends AuthenticationServiceException {
    IssuerUnavailableException(String message) {
        super(message);
    }
}
