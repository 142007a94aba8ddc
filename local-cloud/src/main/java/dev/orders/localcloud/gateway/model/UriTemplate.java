package dev.orders.localcloud.gateway.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A backend's URL whose whole path segments may be {@code {name}}. A value fills one segment and nothing else: it is
 * percent-encoded, and one that a server would take for a dot segment is refused.
 */
public record UriTemplate(String origin, List<Segment> segments) {

    public UriTemplate {
        segments = List.copyOf(segments);
    }

    /** A declared segment, or the place of a path parameter. */
    public sealed interface Segment {
        record Fixed(String text) implements Segment {}

        record Place(String parameter) implements Segment {}
    }

    /** @param origin scheme and authority */
    public static UriTemplate parse(String origin, String path) {
        List<Segment> segments = new ArrayList<>();
        for (String segment : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            segments.add(
                    segment.startsWith("{") && segment.endsWith("}")
                            ? new Segment.Place(segment.substring(1, segment.length() - 1))
                            : new Segment.Fixed(segment));
        }
        return new UriTemplate(origin, segments);
    }

    public Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Place place) {
                names.add(place.parameter());
            }
        }
        return names;
    }

    /**
     * @param values decoded values by parameter
     * @throws IllegalArgumentException for a value that can't be one segment; routing lets none through
     */
    public String expand(Map<String, String> values) {
        StringBuilder url = new StringBuilder(origin);
        for (Segment segment : segments) {
            url.append('/');
            switch (segment) {
                case Segment.Fixed fixed -> url.append(fixed.text());
                case Segment.Place place -> url.append(encoded(values.getOrDefault(place.parameter(), "")));
            }
        }
        return url.toString();
    }

    private static String encoded(String value) {
        if (value.isEmpty() || PathSegments.isDotSegment(value)) {
            throw new IllegalArgumentException("a path parameter that is no segment");
        }
        return PercentEncoding.encode(value);
    }
}
