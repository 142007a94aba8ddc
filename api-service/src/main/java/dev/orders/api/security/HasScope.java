package dev.orders.api.security;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Grants what the access token's client may ask for. */
record HasScope(String scope) implements AuthorizationManager<RequestAuthorizationContext> {

    record Missing(String scope) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        return authentication.get() instanceof CallerAuthentication caller
                        && caller.getPrincipal().session().scopes().contains(scope)
                ? new AuthorizationDecision(true)
                : new Missing(scope);
    }
}
