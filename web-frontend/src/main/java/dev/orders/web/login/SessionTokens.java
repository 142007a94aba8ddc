package dev.orders.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * The tokens of the current session, refreshed before they expire. One request of a session refreshes, the others wait
 * for it: with refresh-token rotation a second use of the same refresh token would be refused.
 */
public final class SessionTokens {
    private static final String LOCK = SessionTokens.class.getName() + ".lock";

    private final HttpServletRequest request;
    private final SecurityContextRepository contexts;
    private final TokenRefresh refresh;

    SessionTokens(HttpServletRequest request, SecurityContextRepository contexts, TokenRefresh refresh) {
        this.request = request;
        this.contexts = contexts;
        this.refresh = refresh;
    }

    /** @throws SignInAgain when the session has no tokens that can still be used; the session is then over */
    public Tokens current() {
        Lock lock = lock();
        lock.lock();
        try {
            // Read anew: another request may have replaced the context while this one waited.
            if (contexts.loadDeferredContext(request).get().getAuthentication()
                    instanceof OAuth2AuthenticationToken user) {
                return refresh.upToDate(user);
            }
            throw new SignInAgain("the session ended while the request waited");
        } catch (SignInAgain over) {
            end();
            throw over;
        } finally {
            lock.unlock();
        }
    }

    /** The tokens as the session has them, if they last: nothing is refreshed, and no session ends. */
    public Optional<Tokens> held() {
        return request.getSession(false) != null
                        && contexts.loadDeferredContext(request).get().getAuthentication()
                                instanceof OAuth2AuthenticationToken user
                ? refresh.held(user)
                : Optional.empty();
    }

    /** Ends the session because the API refused its tokens. */
    public SignInAgain refused() {
        end();
        return new SignInAgain("the API refused the session's tokens");
    }

    private void end() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private Lock lock() {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw new SignInAgain("no session");
        }
        synchronized (WebUtils.getSessionMutex(session)) {
            if (session.getAttribute(LOCK) instanceof Lock lock) {
                return lock;
            }
            Lock lock = new ReentrantLock();
            session.setAttribute(LOCK, lock);
            return lock;
        }
    }
}
