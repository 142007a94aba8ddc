package dev.orders.web.api;

import dev.orders.web.login.Tokens;

/** A call to the API that doesn't belong to a request any more; whoever holds it can use the user's tokens, but not see them. */
public final class LaterCall {
    private final ApiClient api;
    private final Tokens tokens;

    LaterCall(ApiClient api, Tokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /** @throws ApiFailure whatever the reason; also when the API no longer takes the tokens */
    public <T> T post(String path, Object body, Class<T> type) {
        return api.postLater(tokens, path, body, type);
    }
}
