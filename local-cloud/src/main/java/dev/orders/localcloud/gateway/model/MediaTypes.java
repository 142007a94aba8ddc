package dev.orders.localcloud.gateway.model;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choice of a template by {@code Content-Type} or {@code Accept}, whose first media type alone counts. */
public final class MediaTypes {

    public static final String JSON = "application/json";

    private MediaTypes() {}

    /** The media type without its parameters; JSON when the header is absent. */
    public static String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return JSON;
        }
        int end = header.length();
        for (char separator : new char[] {';', ','}) {
            int at = header.indexOf(separator);
            end = at < 0 ? end : Math.min(end, at);
        }
        return header.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    /** The template for an answer: the accepted type's, else JSON's, else the first; null when there is none. */
    public static <T> Map.@Nullable Entry<String, T> forAnswer(Map<String, T> templates, @Nullable String accept) {
        String accepted = of(accept);
        for (String mediaType : new String[] {accepted, JSON}) {
            T template = templates.get(mediaType);
            if (template != null) {
                return Map.entry(mediaType, template);
            }
        }
        return templates.entrySet().stream().findFirst().orElse(null);
    }
}
