package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.ParameterMapping;
import dev.orders.localcloud.gateway.model.ParameterMapping.Target;
import dev.orders.localcloud.gateway.model.UriTemplate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The backend's URL: scheme, authority and whole segments; parameters stand in the path alone. */
final class UriReader {

    private static final Pattern URI = Pattern.compile(
            "(https?://[A-Za-z0-9.-]+(?::\\d{1,5})?)((?:/(?:[A-Za-z0-9_.,:~-]+|\\{[A-Za-z0-9_.,:-]+}))*)");

    private UriReader() {}

    static UriTemplate read(Node uri) {
        Matcher parts = URI.matcher(uri.text());
        if (!parts.matches()) {
            throw uri.refusal("'" + uri.text() + "' is not http(s)://host[:port] and plain or {parameter} segments");
        }
        UriTemplate template = UriTemplate.parse(parts.group(1), parts.group(2));
        if (template.segments().stream()
                .anyMatch(segment -> segment instanceof UriTemplate.Segment.Fixed fixed
                        && fixed.text().matches("\\.{1,2}"))) {
            throw uri.refusal("dot segments are not executed");
        }
        return template;
    }

    /** Each place of the URL has a path mapping and each path mapping its place. */
    static void checkMapped(Node integration, UriTemplate uri, List<ParameterMapping> mappings) {
        Set<String> mapped = mappings.stream()
                .filter(mapping -> mapping.target() == Target.PATH)
                .map(ParameterMapping::name)
                .collect(Collectors.toSet());
        if (!mapped.equals(uri.parameters())) {
            throw integration
                    .required("uri")
                    .refusal("its parameters " + uri.parameters() + " are not those of the path mappings " + mapped);
        }
    }
}
