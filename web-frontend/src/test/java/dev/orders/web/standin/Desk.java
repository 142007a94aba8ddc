package dev.orders.web.standin;

import java.util.Map;

/** The settings that point the front end at the stand-ins. */
public final class Desk {
    private Desk() {}

    public static Map<String, Object> settings(UserPool pool, OrdersApi api, String webUrl) {
        return Map.of(
                "ISSUER",
                pool.issuer(),
                "HOSTED_UI_URL",
                pool.url(),
                "WEB_CLIENT_ID",
                UserPool.CLIENT_ID,
                "WEB_CLIENT_SECRET",
                UserPool.CLIENT_SECRET,
                "WEB_URL",
                webUrl,
                "API_URL",
                api.url());
    }
}
