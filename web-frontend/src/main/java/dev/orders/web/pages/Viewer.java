package dev.orders.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who looks at the page, as the page header shows them. */
public record Viewer(String name, List<String> groups) {
    private static final String GROUP = "GROUP_";

    /** Whoever makes the current request; null before the sign-in. */
    public static @Nullable Viewer current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    private static @Nullable Viewer of(@Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return null;
        }
        String name = user.getEmail() == null ? user.getName() : user.getEmail();
        var groups = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(GROUP))
                .map(authority -> authority.substring(GROUP.length()))
                .toList();
        return new Viewer(name, groups);
    }

    public boolean in(String group) {
        return groups.contains(group);
    }
}
