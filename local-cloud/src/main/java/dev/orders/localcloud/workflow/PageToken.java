package dev.orders.localcloud.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page begins. It says nothing that its holder may not ask for anyway, so it is not sealed. */
final class PageToken {

    private PageToken() {}

    static String write(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @param prefix of all places that the question is about */
    static @Nullable String read(@Nullable String token, String prefix) {
        if (token == null) {
            return null;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (place.startsWith(prefix)) {
                return place;
            }
        } catch (IllegalArgumentException notBase64) {
            throw Errors.invalidPageToken();
        }
        throw Errors.invalidPageToken();
    }
}
