package dev.orders.localcloud.cognito.hostedui;

/** The pages' content security policy: their own style sheet and icon, no script, nothing inline, in nobody's frame. */
public final class ContentSecurity {

    private ContentSecurity() {}

    /** @param formAction where a form may lead, redirects included */
    public static String policy(String formAction) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                + formAction;
    }
}
