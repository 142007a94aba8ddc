package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The services of the local cloud by what requests name them with: their path, {@code X-Amz-Target}, or {@code Version}. */
final class ServiceDirectory {

    private static final int MAX_BODY_BYTES_FOR_NOBODY = 1024 * 1024;

    /**
     * What an unsigned request may be long: the few operations that want no signature take tokens, which are some thousand
     * bytes. Whoever shows no key gets no megabytes parsed.
     */
    private static final int MAX_UNSIGNED_BODY_BYTES = 128 * 1024;

    private final Map<String, AwsService> jsonByTarget = new HashMap<>();
    private final Map<String, AwsService> queryByVersion = new HashMap<>();
    private final List<RestService> rest = new ArrayList<>();

    private record RestService(AwsService service, RestApi api) {}

    ServiceDirectory(List<AwsService> services) {
        for (AwsService service : services) {
            RestApi api = service.restApi();
            if ((api != null) != (service.protocol() == Protocol.REST_JSON)) {
                throw new IllegalStateException(service.signingName() + " has addresses or REST-JSON, and not both");
            }
            if (api != null) {
                add(new RestService(service, api));
                continue;
            }
            Map<String, AwsService> same = service.protocol() == Protocol.QUERY ? queryByVersion : jsonByTarget;
            if (same.put(service.target(), service) != null) {
                throw new IllegalStateException("Two services have the target " + service.target());
            }
        }
    }

    private void add(RestService added) {
        for (RestService there : rest) {
            if (there.api().owns(added.api().basePath())
                    || added.api().owns(there.api().basePath())) {
                throw new IllegalStateException(
                        "Two services have the path " + added.api().basePath());
            }
        }
        rest.add(added);
    }

    /** The paths that services of the REST-JSON protocol own, with all that is below. */
    List<String> basePaths() {
        return rest.stream().map(there -> there.api().basePath()).toList();
    }

    private @Nullable RestService byPath(String path) {
        return rest.stream().filter(there -> there.api().owns(path)).findFirst().orElse(null);
    }

    /**
     * The longest body worth reading. An {@code Authorization} header counts whatever it holds: with an unknown key the body
     * is not parsed.
     *
     * @param request its headers suffice
     */
    int maxBodyBytes(ReceivedRequest request) {
        RestService rest = byPath(request.path());
        String target = request.single("x-amz-target");
        AwsService service =
                rest != null ? rest.service() : target == null ? null : jsonByTarget.get(beforeDot(target));
        int most = service == null ? MAX_BODY_BYTES_FOR_NOBODY : service.maxBodyBytes();
        return request.header("authorization").isEmpty() ? Math.min(most, MAX_UNSIGNED_BODY_BYTES) : most;
    }

    Addressee find(ReceivedRequest request) {
        RestService rest = byPath(request.path());
        if (rest != null) {
            return byRoute(rest, request);
        }
        if (!request.header("x-amz-target").isEmpty()) {
            return byTarget(request.single("x-amz-target"), request.single("content-type"));
        }
        String contentType = request.single("content-type");
        if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
            return byAction(request);
        }
        return Addressee.Nobody.unknown(
                Protocol.JSON_1_0, "The request has neither an 'X-Amz-Target' header nor an 'Action' parameter.");
    }

    private static Addressee byRoute(RestService rest, ReceivedRequest request) {
        try {
            RestApi.Found found = rest.api().find(request.method(), request.path());
            return found == null
                    ? Addressee.Nobody.unknown(Protocol.REST_JSON, "There is no operation at this method and path.")
                    : new Addressee.Operation(
                            rest.service(),
                            Protocol.REST_JSON,
                            found.route().operation(),
                            Inputs.parameters(found, request),
                            found.route().payload());
        } catch (IllegalArgumentException malformed) {
            return new Addressee.Nobody(
                    Protocol.REST_JSON, Errors.malformed(Protocol.REST_JSON, "The address or a header can't be read."));
        }
    }

    private Addressee byTarget(@Nullable String target, @Nullable String contentType) {
        AwsService service = target == null ? null : jsonByTarget.get(beforeDot(target));
        if (target == null || service == null) {
            return Addressee.Nobody.unknown(
                    Protocol.JSON_1_0, "The local cloud has no service for 'X-Amz-Target: %s'.".formatted(target));
        }
        Protocol protocol =
                service.speaksCbor() && Protocol.CBOR_1_1.contentType().equals(contentType)
                        ? Protocol.CBOR_1_1
                        : service.protocol();
        return new Addressee.Operation(service, protocol, target.substring(target.lastIndexOf('.') + 1), null);
    }

    private Addressee byAction(ReceivedRequest request) {
        ObjectNode parameters;
        try {
            parameters = QueryParameters.parse(request.query(), request.body());
        } catch (IllegalArgumentException malformed) {
            return new Addressee.Nobody(
                    Protocol.QUERY, Errors.malformed(Protocol.QUERY, "The parameters can't be read."));
        }
        String action = parameters.path("Action").asString("");
        String version = parameters.path("Version").asString("");
        AwsService service = queryByVersion.get(version);
        if (service == null || action.isEmpty()) {
            return Addressee.Nobody.unknown(
                    Protocol.QUERY, "Could not find operation %s for version %s".formatted(action, version));
        }
        return new Addressee.Operation(service, service.protocol(), action, parameters);
    }

    private static String beforeDot(String target) {
        int dot = target.lastIndexOf('.');
        return dot < 0 ? target : target.substring(0, dot);
    }
}
