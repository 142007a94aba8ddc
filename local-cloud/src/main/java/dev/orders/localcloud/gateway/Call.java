package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.RequestVariables;
import dev.orders.localcloud.gateway.model.Route;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** One request on its way through the gateway, with what is known of it so far: the source of {@code $context}. */
record Call(
        GatewaySettings settings,
        GatewayRequest request,
        QueryString query,
        RequestIds ids,
        Instant time,
        Trail trail,
        @Nullable Route route,
        Map<String, Object> claims,
        Outcome.@Nullable Refusal refusal)
        implements RequestVariables {

    private static final DateTimeFormatter REQUEST_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CLAIM = "authorizer.claims.";

    static Call begin(GatewaySettings settings, GatewayRequest request, RequestIds ids, Instant time) {
        return new Call(
                settings,
                request,
                QueryString.parse(request.rawQuery()),
                ids,
                time,
                new Trail(time),
                null,
                Map.of(),
                null);
    }

    Call routed(Route chosen) {
        return new Call(settings, request, query, ids, time, trail, chosen, claims, refusal);
    }

    Call authorized(Map<String, Object> by) {
        return new Call(settings, request, query, ids, time, trail, route, by, refusal);
    }

    Call refused(Outcome.Refusal because) {
        return new Call(settings, request, query, ids, time, trail, route, claims, because);
    }

    @Override
    public @Nullable String pathParameter(String name) {
        return route == null ? null : route.pathParameters().get(name);
    }

    @Override
    public @Nullable String queryParameter(String name) {
        return query.last(name);
    }

    @Override
    public @Nullable String header(String name) {
        return request.headers().last(name);
    }

    @Override
    public @Nullable String context(String name) {
        return switch (name) {
            case "accountId" -> settings.account().accountId();
            case "apiId" -> settings.apiId();
            case "domainName" -> header("Host");
            case "error.message" -> refusal == null ? null : refusal.message();
            case "error.messageString" -> refusal == null ? null : quoted(refusal.message());
            case "error.responseType" -> refusal == null ? null : refusal.type().name();
            case "extendedRequestId" -> ids.extendedRequestId();
            case "httpMethod" -> request.method();
            case "identity.sourceIp" -> request.sourceIp();
            case "identity.userAgent" -> header("User-Agent");
            case "path" -> "/" + settings.stage() + request.rawPath();
            case "protocol" -> request.protocol();
            case "requestId" -> ids.requestId();
            case "requestTime" -> REQUEST_TIME.format(time);
            case "requestTimeEpoch" -> String.valueOf(time.toEpochMilli());
            case "resourcePath" -> route == null ? null : route.method().resourcePath();
            case "stage" -> settings.stage();
            default -> name.startsWith(CLAIM) ? text(claims.get(name.substring(CLAIM.length()))) : null;
        };
    }

    private static @Nullable String text(@Nullable Object claim) {
        return switch (claim) {
            case null -> null;
            case Collection<?> values -> values.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> claim.toString();
        };
    }

    private static String quoted(@Nullable String message) {
        return message == null
                ? "null"
                : "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(message)) + "\"";
    }
}
