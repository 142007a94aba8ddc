package dev.orders.localcloud.gateway.template;

/** A template that can't be compiled, or that failed while it was rendered. */
public class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What was to be mapped is no JSON, which is the sender's mistake and not the template's. */
    public static final class NoJson extends TemplateException {
        private static final long serialVersionUID = 1L;

        NoJson() {
            super("the body is no JSON");
        }
    }
}
