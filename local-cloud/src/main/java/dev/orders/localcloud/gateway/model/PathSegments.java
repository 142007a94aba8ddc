package dev.orders.localcloud.gateway.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of a request, as it came, taken apart before it is decoded: an encoded slash never splits a segment. */
public final class PathSegments {

    private PathSegments() {}

    /**
     * Decoded segments of a raw path such as {@code /orders/a%2Fb}.
     *
     * @return null for a path that no resource can have: with malformed escapes, dot segments however written, control
     *     characters or path (matrix) parameters
     */
    public static @Nullable List<String> parse(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return null;
        }
        List<String> segments = new ArrayList<>();
        if (rawPath.length() == 1) {
            return segments;
        }
        for (int start = 1; start <= rawPath.length(); ) {
            int slash = rawPath.indexOf('/', start);
            int end = slash < 0 ? rawPath.length() : slash;
            String raw = rawPath.substring(start, end);
            String segment = PercentEncoding.decode(raw);
            if (segment == null || raw.indexOf(';') >= 0 || isDotSegment(segment) || hasControl(segment)) {
                return null;
            }
            segments.add(segment);
            start = end + 1;
        }
        return segments;
    }

    /** RFC 3986, section 5.2.4: what a server removes from a path, encoded or not. */
    static boolean isDotSegment(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean hasControl(String segment) {
        return segment.chars().anyMatch(Character::isISOControl);
    }
}
