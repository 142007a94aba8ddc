package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.ServiceAction;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An integration's service and action: those of JSON services, which want to hear of their media type. */
final class ServiceActionReader {

    private static final Pattern URI =
            Pattern.compile("arn:aws:apigateway:([a-z0-9-]+):([a-z0-9-]+):action/([A-Za-z0-9]+)");
    private static final String CONTENT_TYPE = "integration.request.header.Content-Type";

    /** @param targetPrefix what stands before the action in {@code X-Amz-Target} */
    private record Service(String targetPrefix, String contentType, Set<String> actions) {}

    private static final Map<String, Service> SERVICES = Map.of(
            "kinesis",
            new Service("Kinesis_20131202", "application/x-amz-json-1.1", Set.of("PutRecord", "PutRecords")));

    private ServiceActionReader() {}

    static ServiceAction read(Node integration, String region) {
        Node uri = integration.required("uri");
        Matcher parts = URI.matcher(uri.text());
        Service service = parts.matches() ? SERVICES.get(parts.group(2)) : null;
        if (service == null || !service.actions().contains(parts.group(3))) {
            throw uri.refusal("'" + uri.text() + "' is no action that is executed");
        }
        if (!parts.group(1).equals(region)) {
            throw uri.refusal("only " + region + " is executed");
        }
        checkContentType(integration.member("requestParameters"), integration, service.contentType());
        return new ServiceAction(parts.group(2), service.targetPrefix() + "." + parts.group(3));
    }

    /** Without it the service would get {@code application/json}, which it does not read. */
    private static void checkContentType(@Nullable Node parameters, Node integration, String contentType) {
        if (parameters == null) {
            throw integration.refusal("'requestParameters' is missing: map " + CONTENT_TYPE);
        }
        Node mapped = parameters.allow(Set.of(CONTENT_TYPE)).required(CONTENT_TYPE);
        if (!mapped.text().equals("'" + contentType + "'")) {
            throw mapped.refusal("the service reads '" + contentType + "'");
        }
    }
}
